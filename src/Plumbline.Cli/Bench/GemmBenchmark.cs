using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Cli.Bench;

/// <summary>One product C[m, n] = A[m, k] · B[n, k]ᵀ, as the engine's linear layers compute it.</summary>
internal sealed class GemmBenchmark : IDisposable
{
    private readonly Parameter _left;
    private readonly Parameter _right;
    private readonly Tape _tape;

    /// <summary>Fills both matrices with normal numbers.</summary>
    public GemmBenchmark(GemmOptions options, Processor processor)
    {
        _left = new Parameter("a", options.M, options.K) { Trainable = false };
        _right = new Parameter("b", options.N, options.K) { Trainable = false };
        RandomStream random = new(options.Seed, "bench/gemm");
        random.Child("a").FillGaussian(_left.Edit(), 1);
        random.Child("b").FillGaussian(_right.Edit(), 1);
        _tape = new Tape(processor, recording: false);
    }

    /// <summary>The product with B already in the packed layout, as a frozen weight has it.</summary>
    public void MultiplyPacked()
    {
        _tape.Linear(_left, _right);
        _tape.Reset();
    }

    /// <summary>The product from plain matrices: B is packed anew, as a general matrix library has to.</summary>
    public void Multiply()
    {
        _ = _right.Edit();
        MultiplyPacked();
    }

    public void Dispose()
    {
        _tape.Dispose();
        _left.Dispose();
        _right.Dispose();
    }
}

/// <summary>Size of the product.</summary>
internal sealed record GemmOptions
{
    // Larger matrices would not fit an array index.
    private const long MostElements = int.MaxValue;

    public int M { get; init; } = 1024;

    public int N { get; init; } = 1024;

    public int K { get; init; } = 1024;

    public int Steps { get; init; } = 12;

    public ulong Seed { get; init; } = 1;

    /// <summary>Floating-point operations of one product.</summary>
    public double Operations => 2.0 * M * N * K;

    /// <summary>All problems, in the words of the command line.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Size("m", M);
        Size("n", N);
        Size("k", K);
        Size("steps", Steps);
        if (problems.Count == 0 && new[] { (long)M * K, (long)N * K, (long)M * N }.Max() > MostElements)
        {
            problems.Add($"{M} × {N} × {K} is too large; expected matrices of at most {MostElements} elements");
        }

        return problems;

        void Size(string name, int value)
        {
            if (value < 1)
            {
                problems.Add($"{name} is {value}; expected at least 1");
            }
        }
    }
}
