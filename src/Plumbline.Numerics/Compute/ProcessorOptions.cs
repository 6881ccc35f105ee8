using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Compute;

/// <summary>How kernels run. Neither choice changes any result.</summary>
public sealed record ProcessorOptions
{
    /// <summary>Vector registers to use.</summary>
    /// <value>Default <see cref="VectorWidth.Auto"/>: the widest this machine accelerates. Other values force a path, for tests and comparisons.</value>
    public VectorWidth VectorWidth { get; init; } = VectorWidth.Auto;

    /// <summary>Threads per operation, 1 to 256.</summary>
    /// <value>Default null: as many as the machine has processors.</value>
    public int? Threads { get; init; }

    /// <summary>All problems, in words; empty where the options can be used on this machine.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (Threads is < 1 or > 256)
        {
            problems.Add($"threads is {Threads}; expected 1 to 256");
        }

        bool available = VectorWidth switch
        {
            VectorWidth.Auto or VectorWidth.Scalar => true,
            VectorWidth.Vector128 => Lanes128.IsAccelerated,
            VectorWidth.Vector256 => Lanes256.IsAccelerated,
            VectorWidth.Vector512 => Lanes512.IsAccelerated,
            _ => false,
        };
        if (!available)
        {
            problems.Add($"vector width {VectorWidth} is not available on this machine; use {nameof(VectorWidth.Auto)}");
        }

        return problems;
    }
}
