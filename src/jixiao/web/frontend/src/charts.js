import * as echarts from "echarts/core";
import { BarChart, LineChart, PieChart, HeatmapChart } from "echarts/charts";
import {
  AriaComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent,
} from "echarts/components";
import { SVGRenderer } from "echarts/renderers";

echarts.use([
  BarChart, LineChart, PieChart, HeatmapChart, AriaComponent, GridComponent, LegendComponent,
  TooltipComponent, VisualMapComponent, SVGRenderer,
]);

// Each chart names the JSON block that describes it.
for (const box of document.querySelectorAll("[data-chart]")) {
  const options = JSON.parse(document.getElementById(box.dataset.chart).textContent);
  const chart = echarts.init(box, null, { renderer: "svg" });
  chart.setOption({ animation: false, aria: { enabled: true, decal: { show: true } }, ...options });
  new ResizeObserver(() => chart.resize()).observe(box);
}
