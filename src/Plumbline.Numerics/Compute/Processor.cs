using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Compute;

/// <summary>
/// The machine as the engine sees it: one kernel backend and its threads. Results are the same bits for every choice of width and threads.
/// Not thread-safe: one job at a time; use one instance per concurrent model.
/// </summary>
public sealed class Processor : IDisposable
{
    private readonly WorkerPool _pool;

    /// <summary>Starts the threads and picks the kernels.</summary>
    /// <param name="options">Width and threads; validated.</param>
    /// <exception cref="ArgumentException">An option is out of range, or this machine lacks the width asked for.</exception>
    public Processor(ProcessorOptions? options = null)
    {
        options ??= new ProcessorOptions();
        IReadOnlyList<string> problems = options.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        ThreadCount = options.Threads ?? Environment.ProcessorCount;
        _pool = new WorkerPool(ThreadCount);
        Backend = options.VectorWidth switch
        {
            VectorWidth.Scalar => new ManagedBackend<LanesScalar>(_pool),
            VectorWidth.Vector128 => new ManagedBackend<Lanes128>(_pool),
            VectorWidth.Vector256 => new ManagedBackend<Lanes256>(_pool),
            VectorWidth.Vector512 => new ManagedBackend<Lanes512>(_pool),
            _ when Lanes512.IsAccelerated => new ManagedBackend<Lanes512>(_pool),
            _ when Lanes256.IsAccelerated => new ManagedBackend<Lanes256>(_pool),
            _ when Lanes128.IsAccelerated => new ManagedBackend<Lanes128>(_pool),
            _ => new ManagedBackend<LanesScalar>(_pool),
        };
    }

    /// <summary>The vector width in force.</summary>
    public VectorWidth VectorWidth => Backend.VectorWidth;

    /// <summary>Threads that share each operation, the caller's included.</summary>
    public int ThreadCount { get; }

    internal IBackend Backend { get; set; }

    /// <summary>Stops the threads and frees their memory.</summary>
    public void Dispose() => _pool.Dispose();
}
