'use strict';
(function () {
  const page = JSON.parse(document.getElementById('page').textContent);
  const report = document.getElementById('report');
  const colours = ['#4477AA', '#88CCEE', '#44AA99', '#DDCC77', '#CC6677', '#882255', '#999933', '#332288'];

  function add(parent, tag, text) {
    const element = document.createElement(tag);
    if (text !== undefined) {
      element.textContent = text;
    }
    parent.appendChild(element);
    return element;
  }

  function links(parent, paths) {
    const line = add(parent, 'div');
    line.className = 'files';
    for (const [name, path] of paths) {
      const link = add(line, 'a', name);
      link.href = path;
    }
  }

  function axis(description, categories) {
    const named = categories.length > 0;
    return {
      type: named ? 'category' : description.logarithmic ? 'log' : 'value',
      data: named ? categories : undefined,
      name: description.label,
      nameLocation: 'middle',
      nameGap: 34,
      scale: true
    };
  }

  function drawChart(parent, chart) {
    const place = add(parent, 'div');
    place.className = 'chart';
    place.id = chart.id;
    const drawn = echarts.init(place, null, { renderer: 'svg' });
    const bars = chart.kind === 'BAR';
    drawn.setOption({
      animation: false,
      color: colours,
      title: { text: chart.title, textStyle: { fontSize: 15 } },
      legend: { top: 28, left: 0, type: 'scroll' },
      tooltip: { trigger: bars ? 'axis' : 'item' },
      toolbox: { feature: { dataZoom: { yAxisIndex: bars ? 'none' : undefined }, restore: {} } },
      grid: { left: 70, right: 30, top: 70, bottom: 56 },
      xAxis: axis(chart.x, chart.categories),
      yAxis: Object.assign(axis(chart.y, []), { nameGap: 52, scale: !bars }),
      series: chart.series.map(series => ({
        name: series.name,
        type: bars ? 'bar' : 'line',
        step: chart.kind === 'STEP' ? 'end' : false,
        showSymbol: chart.kind === 'LINE',
        data: series.x.map((x, i) => [x, series.y[i]])
      }))
    });
    window.addEventListener('resize', () => drawn.resize());
    links(parent, [['SVG', 'figures/' + chart.id + '.svg'], ['PNG', 'figures/' + chart.id + '.png']]);
  }

  function drawTable(parent, table) {
    add(parent, 'h3', table.title);
    const place = add(parent, 'div');
    place.id = table.id;
    new Tabulator(place, {
      data: table.rows.map(row => Object.fromEntries(row.map((cell, i) => ['c' + i, cell]))),
      layout: 'fitColumns',
      maxHeight: 520,
      columns: table.columns.map((column, i) => ({
        title: column.name,
        field: 'c' + i,
        hozAlign: column.numeric ? 'right' : 'left',
        sorter: column.numeric ? 'number' : 'string',
        formatter: column.numeric ? 'plaintext' : 'textarea',
        widthGrow: Math.min(30, Math.max(column.name.length, ...table.rows.map(row => row[i].length))),
        minWidth: 75,
        headerWordWrap: true,
        headerFilter: 'input'
      }))
    });
    links(parent, ['csv', 'md', 'tex'].map(kind => [
      { csv: 'CSV', md: 'Markdown', tex: 'LaTeX' }[kind], 'tables/' + table.id + '.' + kind
    ]));
  }

  add(report, 'h1', page.title);
  const contents = add(report, 'nav');
  page.sections.forEach((section, i) => {
    const link = add(contents, 'a', section.heading);
    link.href = '#section-' + i;
  });
  page.sections.forEach((section, i) => {
    add(report, 'h2', section.heading).id = 'section-' + i;
    section.paragraphs.forEach(text => add(report, 'p', text));
    section.charts.forEach(chart => drawChart(report, chart));
    section.tables.forEach(table => drawTable(report, table));
  });
  add(report, 'h2', 'Environment and files');
  const facts = add(report, 'dl');
  page.environment.forEach(fact => {
    add(facts, 'dt', fact.name);
    add(facts, 'dd', fact.value);
  });
  links(report, page.files.map(file => [file, file]));
})();
