using System.Runtime.CompilerServices;

namespace Plumbline.Numerics.Simd;

/// <summary>Sixteen lanes as sixteen scalars: the slow, obvious form that the vector forms must equal bit for bit.</summary>
internal unsafe struct LanesScalar : ILanes<LanesScalar>
{
    private Floats _lanes;

    [InlineArray(16)]
    private struct Floats
    {
        private float _first;
    }

    public static VectorWidth Width => VectorWidth.Scalar;

    public static bool IsAccelerated => true;

    public static LanesScalar Zero => default;

    public static LanesScalar Create(float value)
    {
        LanesScalar result = default;
        for (int i = 0; i < 16; i++)
        {
            result._lanes[i] = value;
        }

        return result;
    }

    public static LanesScalar Load(float* source) => LoadPartial(source, 16);

    public static LanesScalar LoadPartial(float* source, int count)
    {
        LanesScalar result = default;
        for (int i = 0; i < count; i++)
        {
            result._lanes[i] = source[i];
        }

        return result;
    }

    public static LanesScalar LoadLowHalves(float* words)
    {
        LanesScalar result = default;
        for (int i = 0; i < 16; i++)
        {
            result._lanes[i] = BitConverter.UInt32BitsToSingle(((uint*)words)[i] << 16);
        }

        return result;
    }

    public static LanesScalar LoadHighHalves(float* words)
    {
        LanesScalar result = default;
        for (int i = 0; i < 16; i++)
        {
            result._lanes[i] = BitConverter.UInt32BitsToSingle(((uint*)words)[i] & 0xFFFF0000);
        }

        return result;
    }

    public readonly void Store(float* target) => StorePartial(target, 16);

    public readonly void StorePartial(float* target, int count)
    {
        for (int i = 0; i < count; i++)
        {
            target[i] = _lanes[i];
        }
    }

    public static LanesScalar operator +(LanesScalar left, LanesScalar right)
    {
        for (int i = 0; i < 16; i++)
        {
            left._lanes[i] += right._lanes[i];
        }

        return left;
    }

    public static LanesScalar operator -(LanesScalar left, LanesScalar right)
    {
        for (int i = 0; i < 16; i++)
        {
            left._lanes[i] -= right._lanes[i];
        }

        return left;
    }

    public static LanesScalar operator *(LanesScalar left, LanesScalar right)
    {
        for (int i = 0; i < 16; i++)
        {
            left._lanes[i] *= right._lanes[i];
        }

        return left;
    }

    public static LanesScalar operator /(LanesScalar left, LanesScalar right)
    {
        for (int i = 0; i < 16; i++)
        {
            left._lanes[i] /= right._lanes[i];
        }

        return left;
    }

    public static LanesScalar FusedMultiplyAdd(LanesScalar a, LanesScalar b, LanesScalar c)
    {
        for (int i = 0; i < 16; i++)
        {
            c._lanes[i] = MathF.FusedMultiplyAdd(a._lanes[i], b._lanes[i], c._lanes[i]);
        }

        return c;
    }

    public static LanesScalar Sqrt(LanesScalar value)
    {
        for (int i = 0; i < 16; i++)
        {
            value._lanes[i] = MathF.Sqrt(value._lanes[i]);
        }

        return value;
    }

    public static LanesScalar SelectGreater(LanesScalar left, LanesScalar right, LanesScalar whenTrue, LanesScalar whenFalse)
    {
        for (int i = 0; i < 16; i++)
        {
            whenFalse._lanes[i] = left._lanes[i] > right._lanes[i] ? whenTrue._lanes[i] : whenFalse._lanes[i];
        }

        return whenFalse;
    }

    public static LanesScalar PowerOfTwo(LanesScalar exponent)
    {
        for (int i = 0; i < 16; i++)
        {
            float lane = exponent._lanes[i];
            exponent._lanes[i] = float.IsNaN(lane) ? lane : BitConverter.Int32BitsToSingle(((int)lane + 127) << 23);
        }

        return exponent;
    }

    public static float Sum(LanesScalar value)
    {
        for (int half = 8; half >= 1; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                value._lanes[i] += value._lanes[i + half];
            }
        }

        return value._lanes[0];
    }

    public static float Max(LanesScalar value)
    {
        for (int half = 8; half >= 1; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                value._lanes[i] = value._lanes[i] > value._lanes[i + half] ? value._lanes[i] : value._lanes[i + half];
            }
        }

        return value._lanes[0];
    }
}
