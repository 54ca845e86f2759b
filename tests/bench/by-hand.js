// What one would write by hand for one picture and nothing else: plain canvas, no library. The mark to hold our own
// program against, with the same interface. Runs in the page.

{
  const canvasIn = el => {
    const canvas = document.createElement("canvas");
    const { clientWidth: width, clientHeight: height } = el;
    canvas.width = Math.round(width * devicePixelRatio);
    canvas.height = Math.round(height * devicePixelRatio);
    canvas.style.cssText = `display:block;width:${width}px;height:${height}px`;
    el.replaceChildren(canvas);
    return { canvas, context: canvas.getContext("2d"), width, height };
  };
  const lowerBound = (values, wanted, from, to) => {
    while (from < to) {
      const middle = (from + to) >> 1;
      if (values[middle] < wanted) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  const dates = (context, from, to, left, width, y) => {
    context.fillStyle = "#333";
    context.textAlign = "center";
    for (let tick = 0; tick <= 10; tick += 1) {
      const x = left + width * tick / 10;
      context.fillText(new Date(from + (to - from) * tick / 10).toISOString().slice(0, 10), x, y);
      context.fillRect(x, 10, 1, 0.5);
    }
  };

  const line = () => {
    const BLOCK = 64;
    const plot = { left: 64, top: 12, right: 16, foot: 28 };
    let sheet, data, lows, highs;
    const redraw = ([from, to]) => {
      const { canvas, context, width, height } = sheet;
      const { x, y, n, y0, y1 } = data;
      const ratio = devicePixelRatio;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.font = "12px sans-serif";
      const [w, h] = [width - plot.left - plot.right, height - plot.top - plot.foot];
      dates(context, from, to, plot.left, w, height - 8);
      context.textAlign = "end";
      for (let tick = 0; tick <= 8; tick += 1) {
        const at = Math.round(plot.top + h * tick / 8);
        context.fillStyle = "#ddd";
        context.fillRect(plot.left, at, w, 1);
        context.fillStyle = "#333";
        context.fillText(String(y1 + (y0 - y1) * tick / 8), plot.left - 8, at + 4);
      }
      context.setTransform(1, 0, 0, 1, 0, 0);
      const columns = Math.round(w * ratio);
      const [left, foot, scale] = [plot.left * ratio, (plot.top + h) * ratio, h * ratio / (y1 - y0)];
      let path = "";
      let first = lowerBound(x, from, 0, n);
      for (let column = 0; column < columns; column += 1) {
        const end = lowerBound(x, from + (to - from) * (column + 1) / columns, first, n);
        let [low, high] = [Infinity, -Infinity];
        for (let at = Math.max(0, first - 1); at < end;) {
          if (at % BLOCK === 0 && at + BLOCK <= end) {
            const block = at / BLOCK;
            if (lows[block] < low) low = lows[block];
            if (highs[block] > high) high = highs[block];
            at += BLOCK;
          } else {
            const value = y[at];
            if (value < low) low = value;
            if (value > high) high = value;
            at += 1;
          }
        }
        first = end;
        if (low <= high) {
          const top = Math.round((foot - (high - y0) * scale) * 4 - 3) / 4;
          const bottom = Math.round((foot - (low - y0) * scale) * 4 + 3) / 4;
          path += `M${left + column + 0.5} ${top}V${bottom}`;
        }
      }
      context.lineWidth = 1;
      context.strokeStyle = "#06c";
      context.stroke(new Path2D(path));
    };
    return {
      load(el, given) {
        sheet = canvasIn(el);
        data = given;
        const { x, y, n } = data;
        const blocks = Math.ceil(n / BLOCK);
        lows = new Float64Array(blocks);
        highs = new Float64Array(blocks);
        for (let block = 0; block < blocks; block += 1) {
          let [low, high] = [Infinity, -Infinity];
          const end = Math.min(n, (block + 1) * BLOCK);
          for (let at = block * BLOCK; at < end; at += 1) {
            const value = y[at];
            if (value < low) low = value;
            if (value > high) high = value;
          }
          lows[block] = low;
          highs[block] = high;
        }
        redraw([x[0], x[n - 1]]);
      },
      redraw,
      destroy() { sheet?.canvas.remove(); },
    };
  };

  const timeline = () => {
    const [LEFT, TOP, RIGHT, FOOT] = [120, 4, 8, 28];
    const COLORS = ["#0a45b8", "#856911", "#9a1730", "#6a0c6e", "#00735a", "#616b79"];
    let sheet, lanes, scale;

    /** Rows for a scale: each event takes the first row that is free, found with a heap of free rows' ends. */
    const makeRows = lane => {
      const heap = [];
      const push = (end, row) => {
        let at = heap.length;
        heap.push([end, row]);
        while (at > 0) {
          const parent = (at - 1) >> 1;
          if (heap[parent][0] <= heap[at][0]) break;
          [heap[parent], heap[at]] = [heap[at], heap[parent]];
          at = parent;
        }
      };
      const replaceTop = end => {
        heap[0][0] = end;
        for (let at = 0; ;) {
          let least = at;
          for (const child of [2 * at + 1, 2 * at + 2]) {
            if (child < heap.length && heap[child][0] < heap[least][0]) least = child;
          }
          if (least === at) return;
          [heap[least], heap[at]] = [heap[at], heap[least]];
          at = least;
        }
      };
      lane.rows = [];
      for (const event of lane.events) {
        let x0 = event.start * scale;
        let x1 = (event.end ?? event.start) * scale;
        if (x1 - x0 < 4) [x0, x1] = [(x0 + x1) / 2 - 2, (x0 + x1) / 2 + 2];
        let row;
        if (heap.length > 0 && heap[0][0] <= x0) {
          row = heap[0][1];
          replaceTop(x1 + 2);
        } else {
          row = lane.rows.length;
          lane.rows.push({ x0: [], x1: [], events: [] });
          push(x1 + 2, row);
        }
        lane.rows[row].x0.push(x0);
        lane.rows[row].x1.push(x1);
        lane.rows[row].events.push(event);
      }
    };

    const redraw = ([from, to]) => {
      const { canvas, context, width, height } = sheet;
      const ratio = devicePixelRatio;
      const now = (width - LEFT - RIGHT) / (to - from);
      if (!(Math.abs(now / scale - 1) < 1e-6)) {
        scale = now;
        lanes.forEach(makeRows);
      }
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.font = "12px sans-serif";
      dates(context, from, to, LEFT, width - LEFT - RIGHT, height - 8);
      context.textAlign = "start";
      const left = from * scale - LEFT;
      const count = lanes.reduce((sum, lane) => sum + lane.rows.length, 0);
      const row = Math.min(22, (height - TOP - FOOT) / count);
      let y = TOP;
      lanes.forEach((lane, at) => {
        context.fillStyle = "#333";
        context.fillText(lane.name, 8, y + 14);
        context.fillStyle = COLORS[at % COLORS.length];
        const labels = [];
        for (const { x0, x1, events } of lane.rows) {
          for (let n = lowerBound(x1, left + LEFT, 0, x1.length); n < x0.length && x0[n] - left < width - RIGHT; n += 1) {
            const start = Math.max(LEFT, Math.round(x0[n] - left));
            const end = Math.min(width - RIGHT, Math.round(x1[n] - left));
            context.fillRect(start, Math.round(y + row * 0.14), Math.max(1, end - start), Math.max(1, row * 0.72));
            const room = (n + 1 < x0.length ? x0[n + 1] - left : width - RIGHT) - end - 8;
            if (row >= 12 && room >= events[n].title.length * 6) labels.push([events[n].title, end + 4, y + row / 2 + 4]);
          }
          y += row;
        }
        context.fillStyle = "#333";
        for (const label of labels) context.fillText(...label);
      });
    };
    return {
      load(el, events) {
        sheet = canvasIn(el);
        const groups = new Map();
        let [first, last] = [Infinity, -Infinity];
        for (const event of events) {
          let lane = groups.get(event.group);
          if (!lane) groups.set(event.group, lane = { name: event.group, events: [], rows: [] });
          lane.events.push(event);
          first = Math.min(first, event.start);
          last = Math.max(last, event.end ?? event.start);
        }
        lanes = [...groups.values()];
        lanes.forEach(lane => lane.events.sort((a, b) => a.start - b.start));
        scale = undefined;
        redraw([first, last]);
      },
      redraw,
      destroy() { sheet?.canvas.remove(); },
    };
  };

  globalThis.byHand = { line: line(), timeline: timeline() };
}
