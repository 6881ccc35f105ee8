namespace Plumbline.Sandbox;

/// <summary>The types that model code may name: numbers, texts, collections and LINQ. Nothing that reads, writes, waits, starts, loads or reflects.</summary>
internal static class PermittedTypes
{
    // Whole namespaces of harmless types.
    private static readonly HashSet<string> Namespaces = new(
        ["System.Collections.Generic", "System.Collections", "System.Linq"], StringComparer.Ordinal);

    private static readonly HashSet<string> Types = new(
        [
            .. In("System", "String Char Boolean Byte SByte Int16 UInt16 Int32 UInt32 Int64 UInt64 Int128 UInt128 Half Single Double Decimal Void Math MathF Convert BitConverter"),
            .. In("System", "Nullable`1 Range Index Span`1 ReadOnlySpan`1 MemoryExtensions HashCode StringComparison StringSplitOptions StringComparer MidpointRounding"),
            .. In("System", "IComparable IComparable`1 IEquatable`1 IFormattable ISpanFormattable IFormatProvider IDisposable ICloneable Comparison`1 Predicate`1 Converter`2"),
            .. In("System", "ArgumentException ArgumentNullException ArgumentOutOfRangeException ArithmeticException InvalidOperationException NotSupportedException"),
            .. In("System", "NotImplementedException FormatException OverflowException DivideByZeroException IndexOutOfRangeException InvalidCastException SystemException"),
            .. In("System", "ParamArrayAttribute Tuple ValueTuple Func`1 Action ObsoleteAttribute RuntimeFieldHandle RuntimeTypeHandle ValueType"),
            .. Enumerable.Range(1, 8).SelectMany(count => In("System", $"Tuple`{count} ValueTuple`{count} Func`{count + 1} Action`{count}")),
            .. In("System.Text", "StringBuilder Rune CompositeFormat"),
            .. In("System.Text.RegularExpressions", "Regex Match MatchCollection Group GroupCollection Capture CaptureCollection RegexOptions MatchEvaluator"),
            .. In("System.Globalization", "NumberStyles CharUnicodeInfo UnicodeCategory"),
            .. In("System.Numerics", "BigInteger BitOperations INumber`1 INumberBase`1 IBinaryInteger`1 IAdditionOperators`3 IComparisonOperators`3"),
            .. In("System.Diagnostics", "DebuggableAttribute DebuggerBrowsableAttribute DebuggerBrowsableState DebuggerHiddenAttribute"),
            .. In("System.Reflection", "DefaultMemberAttribute"),
            .. In("System.Runtime.CompilerServices", "CompilerGeneratedAttribute NullableAttribute NullableContextAttribute IsReadOnlyAttribute IsByRefLikeAttribute ExtensionAttribute"),
            .. In("System.Runtime.CompilerServices", "IteratorStateMachineAttribute CompilationRelaxationsAttribute RuntimeCompatibilityAttribute TupleElementNamesAttribute"),
            .. In("System.Runtime.CompilerServices", "RefSafetyRulesAttribute IsExternalInit DefaultInterpolatedStringHandler SwitchExpressionException PreserveBaseOverridesAttribute"),
            "System.Text.StringBuilder+AppendInterpolatedStringHandler",
            "System.Text.StringBuilder+ChunkEnumerator",
            "System.Diagnostics.DebuggableAttribute+DebuggingModes",
            "System.Span`1+Enumerator",
            "System.ReadOnlySpan`1+Enumerator",
        ],
        StringComparer.Ordinal);

    // Types of which some members alone are harmless.
    private static readonly Dictionary<string, HashSet<string>> Members = new(StringComparer.Ordinal)
    {
        ["System.Object"] = Set(".ctor Equals GetHashCode ToString ReferenceEquals"),
        ["System.Type"] = Set("GetTypeFromHandle op_Equality op_Inequality"),
        ["System.Attribute"] = Set(".ctor"),
        ["System.Enum"] = Set("ToString HasFlag"),
        ["System.Delegate"] = Set("Combine Remove op_Equality op_Inequality"),
        ["System.MulticastDelegate"] = Set("op_Equality op_Inequality"),
        ["System.Exception"] = Set(".ctor get_Message ToString"),
        ["System.Environment"] = Set("get_NewLine get_CurrentManagedThreadId"),
        ["System.Globalization.CultureInfo"] = Set("get_InvariantCulture"),
        ["System.Runtime.CompilerServices.RuntimeHelpers"] = Set("InitializeArray CreateSpan GetSubArray EnsureSufficientExecutionStack"),
        ["System.Array"] = Set(
            "get_Length get_LongLength get_Rank GetLength GetUpperBound GetLowerBound Sort Reverse IndexOf LastIndexOf Copy CopyTo Fill Clear Clone Empty Resize BinarySearch Exists Find FindAll"
            + " FindIndex FindLast FindLastIndex TrueForAll ConvertAll ForEach AsReadOnly GetEnumerator"),
    };

    /// <summary>Whether a type may be named.</summary>
    public static bool Has(string type) => Types.Contains(type) || Members.ContainsKey(type) || Namespaces.Contains(Namespace(type));

    /// <summary>Whether a member may be used.</summary>
    public static bool Has(string type, string member) => Members.TryGetValue(type, out HashSet<string>? members) ? members.Contains(member) : Has(type);

    private static string Namespace(string type)
    {
        string outer = type.Split('+')[0];
        return outer[..Math.Max(0, outer.LastIndexOf('.'))];
    }

    private static IEnumerable<string> In(string name, string types) => types.Split(' ').Select(type => $"{name}.{type}");

    private static HashSet<string> Set(string members) => new(members.Split(' '), StringComparer.Ordinal);
}
