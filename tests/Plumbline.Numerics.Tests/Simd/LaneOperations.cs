using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Tests.Simd;

/// <summary>The operations of <see cref="ILanes{TSelf}"/> and the functions built on them.</summary>
public enum LaneOperation
{
    LoadAndStore,
    LoadPartial,
    LoadLowHalves,
    LoadHighHalves,
    StorePartial,
    Create,
    Zero,
    Add,
    Subtract,
    Multiply,
    Divide,
    FusedMultiplyAdd,
    Sqrt,
    SelectGreater,
    PowerOfTwo,
    Sum,
    Max,
    LaneMax,
    Exp,
    Sigmoid,
    Tanh,
}

/// <summary>Applies one operation to sixteen lanes at a chosen width; also at widths that this machine emulates.</summary>
internal static unsafe class LaneOperations
{
    public static float[] Apply(VectorWidth width, LaneOperation operation, float[] a, float[] b, float[] c, int count = 16) => width switch
    {
        VectorWidth.Scalar => Apply<LanesScalar>(operation, a, b, c, count),
        VectorWidth.Vector128 => Apply<Lanes128>(operation, a, b, c, count),
        VectorWidth.Vector256 => Apply<Lanes256>(operation, a, b, c, count),
        _ => Apply<Lanes512>(operation, a, b, c, count),
    };

    private static float[] Apply<TLanes>(LaneOperation operation, float[] a, float[] b, float[] c, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        using GuardedMemory memory = new();
        float* target = memory.Copy(c);
        TLanes x = TLanes.Load(memory.Copy(a));
        TLanes y = TLanes.Load(memory.Copy(b));
        TLanes z = TLanes.Load(target);
        switch (operation)
        {
            case LaneOperation.StorePartial:
                x.StorePartial(target, count);
                return memory.Read(target);
            case LaneOperation.Sum:
                return [TLanes.Sum(x)];
            case LaneOperation.Max:
                return [TLanes.Max(x)];
            default:
                TLanes result = operation switch
                {
                    LaneOperation.LoadAndStore => x,
                    LaneOperation.LoadPartial => TLanes.LoadPartial(memory.Copy(a.AsSpan(0, count)), count),
                    LaneOperation.LoadLowHalves => TLanes.LoadLowHalves(memory.Copy(a)),
                    LaneOperation.LoadHighHalves => TLanes.LoadHighHalves(memory.Copy(a)),
                    LaneOperation.Create => TLanes.Create(a[0]),
                    LaneOperation.Zero => TLanes.Zero,
                    LaneOperation.Add => x + y,
                    LaneOperation.Subtract => x - y,
                    LaneOperation.Multiply => x * y,
                    LaneOperation.Divide => x / y,
                    LaneOperation.FusedMultiplyAdd => TLanes.FusedMultiplyAdd(x, y, z),
                    LaneOperation.Sqrt => TLanes.Sqrt(x),
                    LaneOperation.SelectGreater => TLanes.SelectGreater(x, y, z, x),
                    LaneOperation.PowerOfTwo => TLanes.PowerOfTwo(x),
                    LaneOperation.LaneMax => LanesMath.Max(x, y),
                    LaneOperation.Exp => LanesMath.Exp(x),
                    LaneOperation.Sigmoid => LanesMath.Sigmoid(x),
                    LaneOperation.Tanh => LanesMath.Tanh(x),
                    _ => throw new ArgumentOutOfRangeException(nameof(operation)),
                };
                result.Store(target);
                return memory.Read(target);
        }
    }
}
