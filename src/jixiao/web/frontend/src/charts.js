// Draws each chart from the JSON block that describes it; the table beside it says the same.
import * as echarts from "echarts/core";
import { BarChart, LineChart, PieChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";

echarts.use([
  BarChart, LineChart, PieChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent,
  SVGRenderer,
]);

const FEW = 2;
const PAPER = 640; // the width of a chart on A4, which has no time to measure itself
const NARROWEST = 36, GAP = 12, EDGES = 64;
const PALETTE = ["blue", "teal", "orange", "purple", "cyan", "pink", "lime", "indigo"];

// A colour of the style sheet as the plain red, green and blue that the drawing library reads.
const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

function colour(name) {
  const probe = document.createElement("i");
  probe.style.color = `var(--tblr-${name})`;
  document.body.append(probe);
  brush.clearRect(0, 0, 1, 1);
  brush.fillStyle = getComputedStyle(probe).color;
  probe.remove();
  brush.fillRect(0, 0, 1, 1);
  const [red, green, blue, opacity] = brush.getImageData(0, 0, 1, 1).data;
  return `rgba(${red},${green},${blue},${opacity / 255})`;
}

function colours(told) {
  const grey = (name) => (name === "grey" ? "gray-500" : name);
  return [...told.colours, ...PALETTE].map((name) => colour(grey(name)));
}

function printed(value, told) {
  if (value === null || value === undefined) return "—";
  const places = told.figures === "money" || told.figures === "percent" ? 2 : 0;
  const text = Number(value).toLocaleString("en", {
    minimumFractionDigits: places, maximumFractionDigits: Math.max(places, told.figures === "score" ? 2 : 0),
  });
  return told.figures === "percent" ? `${text}%` : text;
}

function pie(told) {
  const values = told.series[0].values;
  const data = told.names.map((name, place) => ({ name, value: values[place] }));
  return {
    series: [{ type: "pie", radius: ["45%", "75%"], data, label: { color: colour("body-color") } }],
    tooltip: { trigger: "item", valueFormatter: (value) => printed(value, told) },
  };
}

function axes(told) {
  const isAcross = told.kind === "across";
  const line = { lineStyle: { color: colour("border-color") } };
  const names = {
    type: "category", data: told.names, axisLine: line, axisTick: { show: false },
    axisLabel: {
      color: colour("secondary-color"), interval: told.kind === "line" ? "auto" : 0,
      width: isAcross ? 140 : Math.max(NARROWEST, told.room / told.names.length - GAP),
      overflow: isAcross ? "truncate" : "break",
    },
    inverse: isAcross,
  };
  const figures = {
    type: "value", splitLine: line, minInterval: told.figures === "count" ? 1 : undefined,
    axisLabel: { color: colour("secondary-color"), formatter: told.figures === "percent" ? "{value}%" : undefined },
  };
  return isAcross ? { xAxis: figures, yAxis: names } : { xAxis: names, yAxis: figures };
}

function lines(told) {
  const type = told.kind === "line" ? "line" : "bar";
  const stack = told.kind === "stacked" ? "all" : undefined;
  const series = told.series.map((one) => ({
    type, stack, name: one.name, data: one.values, barMaxWidth: 36, symbolSize: 7, connectNulls: false,
  }));
  const isNamed = series.length >= FEW;
  return {
    ...axes(told),
    series,
    grid: { left: 8, right: 16, top: isNamed ? 40 : 16, bottom: 8, containLabel: true },
    legend: { show: isNamed, top: 0, textStyle: { color: colour("body-color") } },
    tooltip: { trigger: "axis", valueFormatter: (value) => printed(value, told) },
  };
}

function draw(box) {
  const told = JSON.parse(document.getElementById(box.dataset.chart).textContent);
  told.room = box.clientWidth - EDGES;
  const isChinese = document.documentElement.lang.startsWith("zh");
  const chart = echarts.getInstanceByDom(box)
    ?? echarts.init(box, null, { renderer: "svg", locale: isChinese ? "ZH" : "EN" });
  const look = { animation: false, color: colours(told), aria: { enabled: true } };
  const font = { textStyle: { fontFamily: getComputedStyle(document.body).fontFamily } };
  chart.setOption({ ...look, ...font, ...(told.kind === "pie" ? pie(told) : lines(told)) }, true);
  fit(chart);
  if (box.dataset.isWatched) return;
  box.dataset.isWatched = "yes";
  new ResizeObserver(() => fit(chart)).observe(box);
}

function fit(chart) {
  chart.resize({ width: matchMedia("print").matches ? PAPER : "auto" });
}

function drawAll() {
  for (const box of document.querySelectorAll("[data-chart]")) draw(box);
}

drawAll();
document.addEventListener("htmx:after:swap", drawAll);
new MutationObserver(drawAll).observe(document.documentElement, {
  attributes: true, attributeFilter: ["data-bs-theme"],
});
