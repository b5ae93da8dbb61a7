// Paints the heap on one canvas with one animation frame loop; it runs only while something moves.
import type { CoinLook } from './coin-metal.ts';
import { drawBed, drawCoin, readInk, type Ink } from './heap-ink.ts';
import { heapStage, type HeapStage } from './heap-layout.ts';
import {
  FALLING_COINS_PER_SECOND_MAX,
  IN_FLIGHT_MAX,
  poseOf,
  PULL_BACK_MS,
  pullBackScale,
  type Motion,
} from './heap-motion.ts';

type Flight = Readonly<{ index: number; motion: Motion; startMs: number }>;

export class HeapPainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #beds = document.createElement('canvas');
  readonly #coins = document.createElement('canvas');
  #ink: Ink;
  #stage: HeapStage = heapStage(1, 1, 0);
  #looks: readonly CoinLook[] = [];
  #flights: Flight[] = [];
  #arrivalsMs: number[] = [];
  #pullBack: { oldPitch: number; startMs: number } | undefined;
  #frame = 0;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#ink = readInk(canvas);
  }

  /** Shows these coins in their order; those that are new since the last call fall to their places. */
  show(looks: readonly CoinLook[], nowMs: number, isStill: boolean): void {
    const known = this.#looks.length;
    const isMore = known > 0 && looks.length > known;
    this.#looks = looks;
    const stage = heapStage(this.#canvas.width, this.#canvas.height, looks.length);
    if (!isMore || stage !== this.#stage) {
      if (isMore && !isStill) this.#pullBack = { oldPitch: this.#stage.pitch, startMs: nowMs };
      this.#stage = stage;
      this.#rebuild(isMore ? known : looks.length);
    }
    if (!isMore) return this.#paint(nowMs);
    for (let index = known; index < looks.length; index++) {
      if (isStill) this.#land(index);
      else this.#flights.push({ index, motion: this.#motionAt(nowMs), startMs: nowMs });
    }
    while (this.#flights.length > IN_FLIGHT_MAX) this.#land(this.#flights.shift()!.index);
    this.#paint(nowMs);
  }

  /** Fits the picture to its element, and reads the colours again. */
  refresh(nowMs: number): void {
    const ratio = globalThis.devicePixelRatio || 1;
    this.#canvas.width = Math.max(1, Math.round(this.#canvas.clientWidth * ratio));
    this.#canvas.height = Math.max(1, Math.round(this.#canvas.clientHeight * ratio));
    this.#ink = readInk(this.#canvas);
    this.#stage = heapStage(this.#canvas.width, this.#canvas.height, this.#looks.length);
    this.#rebuild(this.#looks.length);
    this.#paint(nowMs);
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #motionAt(nowMs: number): Motion {
    this.#arrivalsMs = this.#arrivalsMs.filter((atMs) => nowMs - atMs < 1_000);
    this.#arrivalsMs.push(nowMs);
    return this.#arrivalsMs.length > FALLING_COINS_PER_SECOND_MAX ? 'pop' : 'fall';
  }

  #rebuild(landedCount: number): void {
    this.#flights = [];
    for (const layer of [this.#beds, this.#coins]) {
      layer.width = this.#canvas.width;
      layer.height = this.#canvas.height;
    }
    for (let index = 0; index < landedCount; index++) this.#land(index);
  }

  #land(index: number): void {
    const [place, look, pitch] = [this.#stage.places[index], this.#looks[index], this.#stage.pitch];
    if (!place || !look) return;
    drawBed(this.#beds.getContext('2d')!, this.#ink, place[0], place[1], pitch);
    drawCoin(this.#coins.getContext('2d')!, this.#ink, look, place[0], place[1], pitch);
  }

  #paint(nowMs: number): void {
    const { width, height } = this.#canvas;
    const context = this.#canvas.getContext('2d')!;
    const scale = this.#pullBack
      ? pullBackScale(this.#pullBack.oldPitch, this.#stage.pitch, nowMs - this.#pullBack.startMs)
      : 1;
    if (this.#pullBack && nowMs - this.#pullBack.startMs >= PULL_BACK_MS)
      this.#pullBack = undefined;
    context.resetTransform();
    context.clearRect(0, 0, width, height);
    // The picture pulls back around the middle of its foot.
    context.setTransform(scale, 0, 0, scale, (width / 2) * (1 - scale), height * (1 - scale));
    context.drawImage(this.#beds, 0, 0);
    context.drawImage(this.#coins, 0, 0);
    for (const flight of this.#flights) this.#paintFlight(context, flight, nowMs);
    this.#flights = this.#flights.filter((flight) => {
      const { isLanded } = poseOf(flight.motion, nowMs - flight.startMs);
      if (isLanded) this.#land(flight.index);
      return !isLanded;
    });
    const isMoving = this.#flights.length > 0 || this.#pullBack !== undefined;
    cancelAnimationFrame(this.#frame);
    this.#frame = isMoving ? requestAnimationFrame((ms) => this.#paint(ms)) : 0;
  }

  #paintFlight(context: CanvasRenderingContext2D, flight: Flight, nowMs: number): void {
    const [place, look, pitch] = [
      this.#stage.places[flight.index],
      this.#looks[flight.index],
      this.#stage.pitch,
    ];
    if (!place || !look) return;
    const pose = poseOf(flight.motion, nowMs - flight.startMs);
    context.save();
    context.translate(place[0], place[1] - pose.lift * (place[1] + pitch));
    context.scale(pose.scaleX, pose.scaleY);
    drawBed(context, this.#ink, 0, 0, pitch);
    drawCoin(context, this.#ink, look, 0, 0, pitch);
    context.restore();
  }
}
