namespace Plumbline.Models.Checkpoints;

/// <summary>How one element of a stored tensor is encoded (the <c>dtype</c> of safetensors).</summary>
public enum TensorType
{
    /// <summary><c>F32</c>: IEEE 754 single precision.</summary>
    Float32,

    /// <summary><c>F16</c>: IEEE 754 half precision.</summary>
    Float16,

    /// <summary><c>BF16</c>: the upper sixteen bits of single precision.</summary>
    BFloat16,

    /// <summary><c>F64</c>: IEEE 754 double precision; listed, not read.</summary>
    Float64,

    /// <summary><c>F8_E4M3</c>: eight-bit float; listed, not read.</summary>
    Float8E4M3,

    /// <summary><c>F8_E5M2</c>: eight-bit float; listed, not read.</summary>
    Float8E5M2,

    /// <summary><c>I64</c>: listed, not read.</summary>
    Int64,

    /// <summary><c>I32</c>: listed, not read.</summary>
    Int32,

    /// <summary><c>I16</c>: listed, not read.</summary>
    Int16,

    /// <summary><c>I8</c>: listed, not read.</summary>
    Int8,

    /// <summary><c>U64</c>: listed, not read.</summary>
    UInt64,

    /// <summary><c>U32</c>: listed, not read.</summary>
    UInt32,

    /// <summary><c>U16</c>: listed, not read.</summary>
    UInt16,

    /// <summary><c>U8</c>: listed, not read.</summary>
    UInt8,

    /// <summary><c>BOOL</c>: one byte, 0 or 1; listed, not read.</summary>
    Boolean,
}

/// <summary>Names and sizes of <see cref="TensorType"/> as the safetensors format gives them.</summary>
internal static class TensorTypeNames
{
    private static readonly Dictionary<string, TensorType> ByName = new()
    {
        ["F32"] = TensorType.Float32,
        ["F16"] = TensorType.Float16,
        ["BF16"] = TensorType.BFloat16,
        ["F64"] = TensorType.Float64,
        ["F8_E4M3"] = TensorType.Float8E4M3,
        ["F8_E5M2"] = TensorType.Float8E5M2,
        ["I64"] = TensorType.Int64,
        ["I32"] = TensorType.Int32,
        ["I16"] = TensorType.Int16,
        ["I8"] = TensorType.Int8,
        ["U64"] = TensorType.UInt64,
        ["U32"] = TensorType.UInt32,
        ["U16"] = TensorType.UInt16,
        ["U8"] = TensorType.UInt8,
        ["BOOL"] = TensorType.Boolean,
    };

    public static bool TryParse(string name, out TensorType type) => ByName.TryGetValue(name, out type);

    public static string Name(this TensorType type) => ByName.First(pair => pair.Value == type).Key;

    /// <summary>Bytes of one element.</summary>
    public static int ElementBytes(this TensorType type) => type switch
    {
        TensorType.Float64 or TensorType.Int64 or TensorType.UInt64 => 8,
        TensorType.Float32 or TensorType.Int32 or TensorType.UInt32 => 4,
        TensorType.Float16 or TensorType.BFloat16 or TensorType.Int16 or TensorType.UInt16 => 2,
        _ => 1,
    };

    /// <summary>True for the types that convert to single precision without loss, and that Plumbline reads and writes.</summary>
    public static bool IsReadable(this TensorType type) => type is TensorType.Float32 or TensorType.Float16 or TensorType.BFloat16;
}
