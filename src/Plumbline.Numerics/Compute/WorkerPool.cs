using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Plumbline.Numerics.Compute;

/// <summary>
/// A fixed set of threads that run the chunks of one <see cref="IParallelWork"/> at a time, without allocating.
/// Chunk ranges start on the same thread every time, so that a thread finds its own rows in its own cache; a thread that is done takes
/// over from the others. Which thread runs a chunk never affects its result.
/// </summary>
internal sealed unsafe class WorkerPool : IDisposable
{
    /// <summary>A chunk range must fit the 20 bits it has in a range word.</summary>
    private const int LargestRange = (1 << 20) - 1;
    private const int SpinsBeforeSleep = 600;
    private const int WordsPerCacheLine = 8;

    private readonly Thread[] _threads;
    private readonly Scratch[] _scratch;
    private readonly object _sleepGate = new();

    // One word per thread, a cache line apart: generation (24 bits) | end (20 bits) | next (20 bits). Because the three travel together,
    // a thread that arrives late can never take a chunk of a job that has ended.
    private long* _ranges;
    private long _generation;
    private int _completed;
    private int _sleepers;
    private volatile bool _stopping;
    private delegate*<void*, int, Scratch, void> _invoke;
    private void* _work;

    public WorkerPool(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ThreadCount = threads;
        _ranges = (long*)NativeMemory.AlignedAlloc((nuint)(threads * WordsPerCacheLine * sizeof(long)), 64);
        for (int i = 0; i < threads * WordsPerCacheLine; i++)
        {
            _ranges[i] = 0;
        }

        _scratch = new Scratch[threads];
        _threads = new Thread[threads - 1];
        for (int i = 0; i < threads; i++)
        {
            _scratch[i] = new Scratch();
        }

        for (int i = 0; i < _threads.Length; i++)
        {
            int worker = i + 1;
            _threads[i] = new Thread(() => WorkerLoop(worker)) { IsBackground = true, Name = $"plumbline-compute-{worker}" };
            _threads[i].Start();
        }
    }

    /// <summary>Threads that work on a job, the caller included.</summary>
    public int ThreadCount { get; }

    /// <summary>Memory for work that the caller does alone, outside <see cref="Run"/>.</summary>
    public Scratch CallerScratch => _scratch[0];

    /// <summary>Runs all chunks and returns when every one is done.</summary>
    public void Run<TWork>(TWork work, int chunkCount)
        where TWork : unmanaged, IParallelWork
    {
        if (ThreadCount == 1 || chunkCount <= 1)
        {
            for (int chunk = 0; chunk < chunkCount; chunk++)
            {
                work.Execute(chunk, _scratch[0]);
            }

            return;
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(chunkCount, LargestRange);
        _work = &work;
        _invoke = &Invoke<TWork>;
        _completed = 0;
        long generation = (_generation + 1) & 0xFFFFFF;
        for (int i = 0; i < ThreadCount; i++)
        {
            long start = (long)chunkCount * i / ThreadCount;
            long end = (long)chunkCount * (i + 1) / ThreadCount;
            Volatile.Write(ref _ranges[i * WordsPerCacheLine], (generation << 40) | (end << 20) | start);
        }

        Interlocked.Exchange(ref _generation, generation);
        if (Volatile.Read(ref _sleepers) > 0)
        {
            lock (_sleepGate)
            {
                Monitor.PulseAll(_sleepGate);
            }
        }

        TakeChunks(0, generation);
        SpinWait wait = default;
        while (Volatile.Read(ref _completed) != chunkCount)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    public void Dispose()
    {
        _stopping = true;
        lock (_sleepGate)
        {
            Monitor.PulseAll(_sleepGate);
        }

        foreach (Thread thread in _threads)
        {
            thread.Join();
        }

        foreach (Scratch scratch in _scratch)
        {
            scratch.Dispose();
        }

        NativeMemory.AlignedFree(_ranges);
        _ranges = null;
    }

    private static void Invoke<TWork>(void* work, int chunk, Scratch scratch)
        where TWork : unmanaged, IParallelWork => ((TWork*)work)->Execute(chunk, scratch);

    private void WorkerLoop(int worker)
    {
        long seen = 0;
        while (!_stopping)
        {
            int spins = 0;
            while (Volatile.Read(ref _generation) == seen && !_stopping)
            {
                if (++spins < SpinsBeforeSleep)
                {
                    Thread.SpinWait(4);
                }
                else
                {
                    Sleep(seen);
                }
            }

            seen = Volatile.Read(ref _generation);
            TakeChunks(worker, seen);
        }
    }

    private void Sleep(long seen)
    {
        lock (_sleepGate)
        {
            Interlocked.Increment(ref _sleepers);
            while (Volatile.Read(ref _generation) == seen && !_stopping)
            {
                Monitor.Wait(_sleepGate);
            }

            Interlocked.Decrement(ref _sleepers);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeChunks(int worker, long generation)
    {
        for (int step = 0; step < ThreadCount; step++)
        {
            long* range = _ranges + ((worker + step) % ThreadCount * WordsPerCacheLine);
            while (true)
            {
                long word = Volatile.Read(ref *range);
                int next = (int)(word & LargestRange);
                int end = (int)((word >> 20) & LargestRange);
                if (((word >> 40) & 0xFFFFFF) != generation || next >= end)
                {
                    break;
                }

                delegate*<void*, int, Scratch, void> invoke = _invoke;
                void* work = _work;
                if (Interlocked.CompareExchange(ref *range, word + 1, word) == word)
                {
                    invoke(work, next, _scratch[worker]);
                    Interlocked.Increment(ref _completed);
                }
            }
        }
    }
}
