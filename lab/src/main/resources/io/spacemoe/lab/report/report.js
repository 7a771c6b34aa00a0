'use strict';
(function () {
  const page = JSON.parse(document.getElementById('page').textContent);
  const report = document.getElementById('report');
  const colours = ['#4477AA', '#88CCEE', '#44AA99', '#DDCC77', '#CC6677', '#882255', '#999933', '#332288'];

  const dashes = ['solid', [9, 5], [3, 4], [12, 4, 3, 4]];
  const mostUnfilteredRows = 10;
  const letterWidth = 8;
  const mostWidth = 320;

  function add(parent, tag, text) {
    const element = document.createElement(tag);
    if (text !== undefined) {
      element.textContent = text;
    }
    parent.appendChild(element);
    return element;
  }

  /** What others wrote, for a library that takes a string for HTML and an element as it is. */
  function asText(text) {
    const element = document.createElement('span');
    element.textContent = text;
    return element;
  }

  function links(parent, paths) {
    const line = add(parent, 'div');
    line.className = 'files';
    for (const [name, path] of paths) {
      const link = add(line, 'a', name);
      link.href = path.split('/').map(encodeURIComponent).join('/');
    }
  }

  function axis(description) {
    return {
      type: description.logarithmic ? 'log' : 'value',
      name: description.label,
      nameLocation: 'middle',
      nameGap: 34,
      scale: true
    };
  }

  function namedAxis(description, names, width) {
    return Object.assign(axis(description), {
      type: 'category',
      data: names,
      nameGap: 40,
      axisLabel: { interval: 0, width: width / names.length - 8, overflow: 'break' }
    });
  }

  /** From 0 unless the chart says otherwise, as in the figures. */
  function upAxis(description, top) {
    return Object.assign(axis(description), {
      nameGap: 52,
      scale: description.logarithmic || description.near,
      max: top < description.reach ? description.reach : undefined
    });
  }

  const halfWidth = (series, i) => (series.halfWidths || [])[i] || 0;

  function intervals(series) {
    return {
      silent: true,
      symbol: 'rect',
      symbolSize: [9, 1],
      lineStyle: { color: '#1f2933', type: 'solid', width: 1 },
      itemStyle: { color: '#1f2933' },
      label: { show: false },
      data: series.x
        .map((x, i) => [[x, series.y[i] - halfWidth(series, i)], [x, series.y[i] + halfWidth(series, i)]])
        .filter(([low, high]) => high[1] > low[1])
        .map(ends => ends.map(end => ({ coord: end })))
    };
  }

  function figureLinks(parent, chart) {
    links(parent, [['SVG', '.svg'], ['PDF', '.pdf'], ['PNG', '.png'], ['data (CSV)', '-data.csv']]
      .map(([name, ending]) => [name, 'figures/' + chart.id + ending]));
  }

  const mixed = (from, to, share) =>
    'rgb(' + from.map((channel, i) => Math.round(channel + (to[i] - channel) * share)).join(',') + ')';

  /** As in the figures: dark is more; of ratios, blue is below 1 and brown above. */
  function heatColour(chart, values, value) {
    if (chart.kind === 'RATIO') {
      const folds = value > 0 ? Math.log(value) / Math.log(4) : -1;
      const share = Math.sqrt(Math.min(1, Math.abs(folds))) * 0.9;
      return [mixed([255, 255, 255], folds < 0 ? [33, 102, 172] : [179, 88, 6], share), share];
    }
    const least = Math.min(...values);
    const most = Math.max(...values);
    const share = most <= least ? 0.5
      : least > 0 && most / least >= 30 ? Math.log(value / least) / Math.log(most / least)
        : (value - least) / (most - least);
    return [mixed([234, 242, 248], [31, 78, 121], share), share];
  }

  /** A table for each series, whose cells have colours. */
  function drawHeat(parent, chart) {
    add(parent, 'h3', chart.title);
    const values = chart.series.flatMap(series => series.y);
    const panels = add(parent, 'div');
    panels.className = 'heat';
    panels.id = chart.id;
    chart.series.forEach(series => {
      const table = add(panels, 'table');
      add(table, 'caption', series.name);
      const head = add(table, 'tr');
      add(head, 'th', chart.y.label + ' \\ ' + chart.x.label);
      chart.categories.forEach(name => add(head, 'th', name));
      chart.rows.forEach((name, row) => {
        const line = add(table, 'tr');
        add(line, 'th', name);
        chart.categories.forEach((_, column) => {
          const at = series.x.indexOf(row * chart.categories.length + column);
          const cell = add(line, 'td', at < 0 ? '' : Number(series.y[at].toPrecision(3)).toString());
          if (at >= 0) {
            const [colour, share] = heatColour(chart, values, series.y[at]);
            cell.style.backgroundColor = colour;
            cell.style.color = share > 0.5 ? '#ffffff' : '#1f2933';
          }
        });
      });
    });
    figureLinks(parent, chart);
  }

  function drawChart(parent, chart) {
    if (chart.kind === 'HEAT' || chart.kind === 'RATIO') {
      drawHeat(parent, chart);
      return;
    }
    const place = add(parent, 'div');
    place.className = 'chart';
    place.id = chart.id;
    const drawn = echarts.init(place, null, { renderer: 'svg' });
    const stacked = chart.kind === 'STACK';
    const bars = stacked || chart.kind === 'BAR';
    const steps = chart.kind === 'STEP';
    const margin = { left: 70, right: 30 };
    const tops = stacked
      ? []
      : chart.series.flatMap(series => series.y.map((y, i) => y + halfWidth(series, i)));
    const whiskers = chart.series.some(series => series.y.some((y, i) => halfWidth(series, i) > 0));
    drawn.setOption({
      animation: false,
      color: colours,
      title: [
        { text: chart.title, textStyle: { fontSize: 15 } },
        {
          text: 'whiskers: 95 % confidence intervals',
          show: whiskers,
          right: margin.right,
          top: 26,
          textStyle: { fontSize: 12, fontWeight: 'normal', color: '#52606d' }
        }
      ],
      legend: { top: 28, left: 0, type: 'scroll' },
      tooltip: { trigger: bars ? 'axis' : 'item' },
      toolbox: { feature: { dataZoom: { yAxisIndex: bars ? 'none' : undefined }, restore: {} } },
      grid: Object.assign({ top: 70, bottom: 56 }, margin),
      xAxis: chart.categories.length > 0
        ? namedAxis(chart.x, chart.categories, place.clientWidth - margin.left - margin.right)
        : axis(chart.x),
      yAxis: upAxis(chart.y, Math.max(0, ...tops)),
      series: chart.series.map((series, s) => ({
        name: series.name,
        type: bars ? 'bar' : 'line',
        stack: stacked ? 'all' : undefined,
        step: steps ? 'end' : false,
        showSymbol: chart.kind === 'LINE',
        lineStyle: { type: steps ? dashes[s % dashes.length] : 'solid' },
        data: series.x.map((x, i) => [x, series.y[i]]),
        markLine: bars ? intervals(series) : undefined
      }))
    });
    window.addEventListener('resize', () => drawn.resize());
    figureLinks(parent, chart);
  }

  /** Six digits of numbers with more before the point; the cell's tooltip and the CSV have all. */
  function short(text) {
    return Math.abs(Number(text)) >= 1e6 ? Number(text).toPrecision(6) : text;
  }

  /** Room for the longest word, as words are not cut; in the heading beside the sorting arrow. */
  function leastWidth(heading, cells) {
    const words = (texts, room) =>
      Math.max(0, ...texts.flatMap(text => text.split(/\s+/)).map(word => word.length * letterWidth + room));
    return Math.min(mostWidth, Math.max(words([heading], 34), words(cells, 20)));
  }

  function drawTable(parent, table) {
    add(parent, 'h3', table.title);
    const place = add(parent, 'div');
    place.id = table.id;
    const shown = table.columns.map((column, i) =>
      table.rows.map(row => column.numeric ? short(row[i]) : row[i]));
    new Tabulator(place, {
      data: table.rows.map(row => Object.fromEntries(row.map((cell, i) => ['c' + i, cell]))),
      layout: 'fitColumns',
      maxHeight: 520,
      columns: table.columns.map((column, i) => ({
        title: column.name,
        titleFormatter: cell => asText(cell.getValue()),
        field: 'c' + i,
        hozAlign: column.numeric ? 'right' : 'left',
        sorter: column.numeric ? 'number' : 'string',
        sorterParams: { alignEmptyValues: 'bottom' },
        formatter: column.numeric ? cell => asText(short(cell.getValue())) : 'textarea',
        tooltip: (event, cell) => asText(cell.getValue()),
        widthGrow: Math.min(30, Math.max(column.name.length, ...shown[i].map(text => text.length))),
        minWidth: leastWidth(column.name, shown[i]),
        headerWordWrap: true,
        headerFilter: table.rows.length > mostUnfilteredRows ? 'input' : undefined
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
