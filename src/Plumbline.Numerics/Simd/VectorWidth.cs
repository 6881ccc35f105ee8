namespace Plumbline.Numerics.Simd;

/// <summary>
/// The vector registers that kernels may use. Every width computes the same bits (the sixteen-lane contract, see <c>docs/decisions</c>);
/// only the speed differs.
/// </summary>
public enum VectorWidth
{
    /// <summary>The widest that this machine accelerates.</summary>
    Auto = 0,

    /// <summary>One float at a time. Slow; for checking.</summary>
    Scalar = 1,

    /// <summary>128-bit registers (SSE, NEON).</summary>
    Vector128 = 128,

    /// <summary>256-bit registers (AVX2).</summary>
    Vector256 = 256,

    /// <summary>512-bit registers (AVX-512).</summary>
    Vector512 = 512,
}
