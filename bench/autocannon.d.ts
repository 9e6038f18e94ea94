/** What the benchmarks use of autocannon, which ships no types. */
declare module 'autocannon' {
  export default function autocannon(options: {
    url: string;
    connections: number;
    overallRate?: number;
    workers?: number;
    duration?: number;
    amount?: number;
  }): Promise<{ latency: { p99: number } }>;
}
