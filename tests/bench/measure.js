// Data, other libraries behind the same interface, and the clock. Runs in the page.

{
  /** Numbers from 0 to below 1 that look random and are the same in every run. */
  const noise = seed => () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4294967296;
  };

  /** A value each second that wanders between 0 and 100. */
  const lineOf = n => {
    const [x, y] = [new Float64Array(n), new Float64Array(n)];
    const next = noise(7);
    let value = 50;
    for (let at = 0; at < n; at += 1) {
      value += (next() - 0.5) * 2 + (50 - value) * 0.001;
      x[at] = Date.UTC(1991, 0, 1) + at * 1000;
      y[at] = value + (next() - 0.5) * 10;
    }
    return { x, y, n, y0: 0, y1: 100 };
  };

  /** Moments and spans of days to months over thirty years, in eight groups. */
  const eventsOf = n => {
    const next = noise(11);
    const [start, span, day] = [Date.UTC(1991, 0, 1), 30 * 365.2425 * 864e5, 864e5];
    const words = ["registration", "visit", "law", "forum", "project", "warning", "closure", "meeting", "of", "the"];
    return Array.from({ length: n }, (_, id) => {
      const from = start + next() * span;
      const end = next() < 0.6 ? null : from + next() ** 4 * 300 * day;
      const title = Array.from({ length: 2 + Math.floor(next() * 4) }, () => words[Math.floor(next() * 10)]).join(" ");
      return { id: `e${id}`, group: `Group ${1 + Math.floor(next() * 8)}`, start: from, end, title, note: title };
    });
  };

  /** uPlot behind the interface of the others: all that is not needed for the picture is switched off. */
  const uplot = () => {
    let plot;
    return {
      load(el, { x, y, y0, y1 }) {
        const options = {
          width: el.clientWidth, height: el.clientHeight, ms: 1,
          legend: { show: false }, cursor: { show: false },
          scales: { y: { range: [y0, y1] } },
          series: [{}, { stroke: "#06c", points: { show: false } }],
        };
        plot = new uPlot(options, [x, y], el);
      },
      redraw([min, max]) { plot.setScale("x", { min, max }); },
      destroy() { plot.destroy(); },
    };
  };

  const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
  const idle = () => new Promise(resolve => setTimeout(resolve, 25));
  const box = (width, height) => {
    const el = document.createElement("div");
    Object.assign(el.style, { width: `${width}px`, height: `${height}px`, overflow: "hidden" });
    document.body.replaceChildren(el);
    return el;
  };

  /** From the call until the frame after the one that shows it begins, in milliseconds. */
  const presented = async work => {
    await idle();
    const start = performance.now();
    work();
    const called = performance.now();
    await frame();
    await frame();
    return { frame: performance.now() - start, call: called - start };
  };

  const empty = {
    load(el) { el.append(Object.assign(document.createElement("canvas"), { width: el.clientWidth, height: el.clientHeight })); },
    redraw() { document.querySelector("canvas").getContext("2d").clearRect(0, 0, 9999, 9999); },
    destroy() {},
  };

  globalThis.measure = {
    empty,
    uplot: typeof uPlot === "function" ? uplot() : undefined,
    data: {},
    prepare(kind, n) { this.data = { kind, n, value: kind === "line" ? lineOf(n) : eventsOf(n) }; },

    /** Times of `rounds` first draws, each into a new box; `before` of them are not counted. */
    async first(subject, rounds, before) {
      const [width, height] = this.data.kind === "line" ? [960, 480] : [1200, 600];
      const times = [];
      for (let round = 0; round < before + rounds; round += 1) {
        const el = box(width, height);
        await frame();
        times.push(await presented(() => subject.load(el, this.data.value)));
        subject.destroy();
      }
      return times.slice(before);
    },

    /** Times of `rounds` redraws: of a line nearly all of it, of a timeline a sixth of it, moved by half a percent. */
    async redraws(subject, rounds, before) {
      const { kind, n, value } = this.data;
      subject.load(box(...(kind === "line" ? [960, 480] : [1200, 600])), value);
      const times = [];
      for (let round = 0; round < before + rounds; round += 1) {
        times.push(await presented(() => subject.redraw(this.span(kind, n, round))));
      }
      subject.destroy();
      return times.slice(before);
    },

    span(kind, n, step) {
      if (kind === "line") {
        const [start, span] = [Date.UTC(1991, 0, 1), (n - 1) * 1000];
        return [start + span * 0.0005 * step, start + span * (1 - 0.0007 * step)];
      }
      const [start, span] = [Date.UTC(1991, 0, 1), 30 * 365.2425 * 864e5];
      return [start + span * (0.1 + 0.005 * step / 6), start + span * (0.1 + 0.005 * step / 6) + span / 6];
    },

    /** How many frames are missed of those that two seconds of moving should have at 60 a second. */
    async missed(subject) {
      const { kind, n, value } = this.data;
      subject.load(box(...(kind === "line" ? [960, 480] : [1200, 600])), value);
      subject.redraw(this.span(kind, n, 0));
      await idle();
      const start = await frame();
      let [shown, now] = [0, start];
      while (now - start < 2000) {
        subject.redraw(this.span(kind, n, (now - start) / 50));
        now = await frame();
        shown += 1;
      }
      subject.destroy();
      return Math.max(0, Math.round((now - start) / (1000 / 60)) - shown);
    },
  };
}
