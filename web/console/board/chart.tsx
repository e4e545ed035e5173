import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, LineChart, GridComponent, MarkLineComponent, AriaComponent, SVGRenderer]);

interface Props {
  /** Made from the size of the letters at its place, in px. */
  readonly option: (em: number) => EChartsCoreOption;
  readonly className: string;
}

/** A chart as large as its place; what it says stands in a table beside it, so it is hidden from screen readers. */
export function Chart({ option, className }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = holder.current;
    if (element === null) return;
    const chart = init(element, null, { renderer: 'svg' });
    const draw = () => {
      chart.resize();
      const em = Number.parseFloat(getComputedStyle(element).fontSize);
      chart.setOption({ animation: false, ...option(em) }, { notMerge: true });
    };
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [option]);
  return <div className={className} ref={holder} aria-hidden="true" />;
}
