/** What the benchmarks use of autocannon, which ships no types. */
declare module 'autocannon' {
  type Request = Readonly<{ method?: string; path: string; headers?: Record<string, string>; body?: string }>;
  export type Requested = Request & Readonly<{ setupRequest?: (request: Request) => Request }>;
  export default function autocannon(options: {
    url: string;
    requests?: readonly Requested[];
    connections: number;
    workers?: number;
    duration?: number;
    amount?: number;
  }): Promise<{ latency: { p50: number; p99: number }; duration: number; '2xx': number; non2xx: number; errors: number }>;
}
