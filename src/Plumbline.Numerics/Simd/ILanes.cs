namespace Plumbline.Numerics.Simd;

/// <summary>
/// Sixteen float lanes: one 512-bit register, two of 256, four of 128, or sixteen scalars. Kernels are written once over this type.
/// Because the lane count never changes and every operation here is exactly rounded, a kernel gives the same bits at every width.
/// </summary>
internal unsafe interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>Lanes in every implementation.</summary>
    const int Count = 16;

    /// <summary>The register width this implementation uses.</summary>
    static abstract VectorWidth Width { get; }

    /// <summary>Whether this machine has those registers.</summary>
    static abstract bool IsAccelerated { get; }

    static abstract TSelf Zero { get; }

    static abstract TSelf Create(float value);

    static abstract TSelf Load(float* source);

    /// <summary>Reads <paramref name="count"/> (0 to 16) floats; the lanes beyond are zero and their memory is not touched.</summary>
    static abstract TSelf LoadPartial(float* source, int count);

    /// <summary>The lower sixteen bits of each of sixteen words, widened from bfloat16.</summary>
    static abstract TSelf LoadLowHalves(float* words);

    /// <summary>The upper sixteen bits of each of sixteen words, widened from bfloat16.</summary>
    static abstract TSelf LoadHighHalves(float* words);

    void Store(float* target);

    /// <summary>Writes the first <paramref name="count"/> (0 to 16) lanes.</summary>
    void StorePartial(float* target, int count);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary><paramref name="a"/> × <paramref name="b"/> + <paramref name="c"/>, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf a, TSelf b, TSelf c);

    static abstract TSelf Sqrt(TSelf value);

    /// <summary>Per lane: <paramref name="whenTrue"/> where <paramref name="left"/> is greater than <paramref name="right"/> (false for NaN), else <paramref name="whenFalse"/>.</summary>
    static abstract TSelf SelectGreater(TSelf left, TSelf right, TSelf whenTrue, TSelf whenFalse);

    /// <summary>2 to the power of a whole number stored as float, −126 to 127, made from its exponent bits.</summary>
    static abstract TSelf PowerOfTwo(TSelf exponent);

    /// <summary>The sum of all lanes by the fixed tree 8+8, 4+4, 2+2, 1+1.</summary>
    static abstract float Sum(TSelf value);

    /// <summary>The largest lane, by the same tree; a NaN lane may be passed over (values are checked elsewhere).</summary>
    static abstract float Max(TSelf value);
}
