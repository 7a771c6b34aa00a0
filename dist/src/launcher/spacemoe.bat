@echo off
rem Starts the spacemoe command on Windows, as the file beside this one does elsewhere: the same variables, but no --master,
rem and nothing is kept to start faster the next time.
setlocal
set "home=%~dp0.."
set "way=install Java 17 or newer and let JAVA_HOME name its folder"

set "java=%home%\runtime\bin\java.exe"
if exist "%java%" goto found
for %%j in (java.exe) do set "java=%%~$PATH:j"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if "%java%"=="" goto none
if exist "%java%" goto found
echo spacemoe: there is no %java%; %way%>&2
exit /b 2
:none
echo spacemoe: there is no Java; %way%>&2
exit /b 2

:found
rem The file "release" of every Java has a line such as JAVA_VERSION="17.0.15".
set "feature=17"
set "release=%java%\..\..\release"
if exist "%release%" for /f "usebackq tokens=1,2 delims==." %%k in ("%release%") do if "%%k"=="JAVA_VERSION" set feature=%%l
set feature=%feature:"=%
if %feature% geq 17 goto start
echo spacemoe: %java% is Java %feature%, which is too old; %way%>&2
exit /b 2

:start
set "native="
if %feature% geq 24 set "native=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
set "jars=%home%\spacemoe.jar"
if defined SPACEMOE_CLASSPATH set "jars=%jars%;%SPACEMOE_CLASSPATH%"
"%java%" -Dfile.encoding=UTF-8 -Djava.awt.headless=true -XX:+UseParallelGC %native% %SPACEMOE_JAVA_OPTS% -cp "%jars%" io.spacemoe.cli.Main %*
