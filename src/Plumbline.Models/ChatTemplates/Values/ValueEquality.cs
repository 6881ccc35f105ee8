using System.Numerics;
using Plumbline.Models.ChatTemplates.Evaluation;

namespace Plumbline.Models.ChatTemplates.Values;

/// <summary>Python's <c>==</c>, and its hash of keys. Numbers and truth values are compared by number, texts by their characters.</summary>
internal sealed class ValueEquality : IEqualityComparer<object>
{
    private const long LargestKey = 1000;

    /// <summary>Stands for None as a key.</summary>
    public static readonly object NoneKey = new();

    public static ValueEquality Instance { get; } = new();

    public new bool Equals(object? left, object? right) => (left, right) switch
    {
        (TemplateText a, TemplateText b) => a.Value == b.Value,
        (TemplateList a, TemplateList b) => a.IsTuple == b.IsTuple && a.Items.SequenceEqual(b.Items, this!),
        (TemplateDictionary a, TemplateDictionary b) => a.Items.Count == b.Items.Count
            && a.Items.All(pair => b.TryGet(pair.Key, out object? value) && Equals(pair.Value, value)),
        (Undefined, Undefined) => true,
        (bool or long or double or BigInteger, bool or long or double or BigInteger) => Numbers.Compare(left, right) == 0,
        _ => ReferenceEquals(left, right),
    };

    public int GetHashCode(object key) => key switch
    {
        TemplateText text => string.GetHashCode(text.Value, StringComparison.Ordinal),
        bool or long or double or BigInteger => Numbers.ToDouble(key).GetHashCode(),
        // What is hashed is also compared, again and again and unpaid.
        TemplateList { IsTuple: true, Size: > LargestKey } => throw TemplateFault.Limit($"a tuple of more than {LargestKey} parts as a key", "a smaller one"),
        TemplateList { IsTuple: true } tuple => tuple.Items.Aggregate(17, (hash, item) => unchecked((hash * 31) + GetHashCode(item ?? NoneKey))),
        TemplateList or TemplateDictionary => throw TemplateFault.Value($"a {ValueText.TypeOf(key)} as a key", "a text, a number or a tuple"),
        _ => key.GetHashCode(),
    };
}
