using System.Numerics;
using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Evaluation;

/// <summary>What the signs between values mean, as in Python.</summary>
internal static class Operators
{
    public static bool IsTrue(object? value) => value switch
    {
        null or Undefined => false,
        bool truth => truth,
        long whole => whole != 0,
        double number => number != 0,
        BigInteger => true,
        TemplateText text => text.Length > 0,
        TemplateList list => list.Items.Count > 0,
        TemplateDictionary dictionary => dictionary.Items.Count > 0,
        _ => true,
    };

    public static object? Binary(string sign, object? left, object? right, Budget budget) => (sign, left, right) switch
    {
        (_, Undefined undefined, _) => throw undefined.Fault(),
        ("%", TemplateText format, _) => PercentFormat.Apply(format, right, budget),
        (_, _, Undefined undefined) => throw undefined.Fault(),
        ("+", TemplateText a, TemplateText b) => Join(a, b, budget),
        ("+", TemplateList a, TemplateList b) when a.IsTuple == b.IsTuple => Join(a, b, budget),
        ("*", TemplateText a, long or bool) => Repeat(a, Numbers.ToLong(right), budget),
        ("*", long or bool, TemplateText b) => Repeat(b, Numbers.ToLong(left), budget),
        ("*", TemplateList a, long or bool) => Repeat(a, Numbers.ToLong(right), budget),
        ("*", long or bool, TemplateList b) => Repeat(b, Numbers.ToLong(left), budget),
        _ when Numbers.IsWhole(left) && Numbers.IsWhole(right) => Arithmetic.Whole(sign, Numbers.ToLong(left), Numbers.ToLong(right)),
        (_, BigInteger, _) or (_, _, BigInteger) when Numbers.Is(left) && Numbers.Is(right) => throw Numbers.TooLarge(),
        _ when Numbers.Is(left) && Numbers.Is(right) => Arithmetic.Decimal(sign, Numbers.ToDouble(left), Numbers.ToDouble(right)),
        _ => throw TemplateFault.Value(
            $"{ValueText.TypeOf(left)} {sign} {ValueText.TypeOf(right)}",
            sign == "+" ? "two values of one type; '~' joins any as text" : "two values that the sign is made for"),
    };

    public static object? Unary(string sign, object? value) => (sign, value) switch
    {
        ("not", _) => !IsTrue(value),
        (_, Undefined undefined) => throw undefined.Fault(),
        ("-", double number) => -number,
        ("+", double number) => number,
        (_, bool or long) => Arithmetic.Whole(sign, 0, Numbers.ToLong(value)),
        _ => throw TemplateFault.Value($"{sign}{ValueText.TypeOf(value)}", "a number"),
    };

    public static bool Compare(string sign, object? left, object? right, Budget budget)
    {
        if (left is IContainer || right is IContainer || (left is TemplateText && right is TemplateText))
        {
            budget.Value(left);
            budget.Value(right);
        }

        if (sign is "in" or "not in" && left is TemplateText part && right is TemplateText whole)
        {
            budget.Search(whole, part);
        }

        return sign switch
        {
            "==" => ValueEquality.Instance.Equals(left, right),
            "!=" => !ValueEquality.Instance.Equals(left, right),
            "in" => Contains(right, left),
            "not in" => !Contains(right, left),
            _ => (sign, Order(left, right)) switch
            {
                (_, null) => false, // not a number
                ("<", { } order) => order < 0,
                ("<=", { } order) => order <= 0,
                (">", { } order) => order > 0,
                (_, { } order) => order >= 0,
            },
        };
    }

    /// <summary>The order of two values for sorting.</summary>
    public static int Compare(object? left, object? right) => Order(left, right) ?? 0;

    private static int? Order(object? left, object? right) => (left, right) switch
    {
        (Undefined undefined, _) => throw undefined.Fault(),
        (_, Undefined undefined) => throw undefined.Fault(),
        (TemplateText a, TemplateText b) => PythonText.Compare(a.Value, b.Value),
        (TemplateList a, TemplateList b) when a.IsTuple == b.IsTuple => Order(a, b),
        _ when Numbers.Is(left) && Numbers.Is(right) => Numbers.Compare(left, right),
        _ => throw TemplateFault.Value($"the order of {ValueText.TypeOf(left)} and {ValueText.TypeOf(right)}", "two texts or two numbers"),
    };

    private static int? Order(TemplateList left, TemplateList right)
    {
        for (int i = 0; i < Math.Min(left.Items.Count, right.Items.Count); i++)
        {
            if (!ValueEquality.Instance.Equals(left.Items[i], right.Items[i]))
            {
                return Order(left.Items[i], right.Items[i]);
            }
        }

        return left.Items.Count.CompareTo(right.Items.Count);
    }

    private static bool Contains(object? owner, object? item) => owner switch
    {
        TemplateText text when item is TemplateText part => text.Value.Contains(part.Value, StringComparison.Ordinal),
        TemplateText => throw TemplateFault.Value($"{ValueText.TypeOf(item)} in a text", "a text"),
        TemplateList list => list.Items.Contains(item, ValueEquality.Instance!),
        TemplateDictionary dictionary => dictionary.TryGet(item, out _),
        Undefined => false,
        _ => throw TemplateFault.Value($"a search in {ValueText.TypeOf(owner)}", "a text, list or dictionary"),
    };

    private static TemplateText Join(TemplateText left, TemplateText right, Budget budget)
    {
        budget.Characters((long)left.Length + right.Length);
        return budget.Text().Append(left).Append(right).ToText();
    }

    private static TemplateList Join(TemplateList left, TemplateList right, Budget budget)
    {
        budget.Items((long)left.Items.Count + right.Items.Count);
        return new TemplateList([.. left.Items, .. right.Items], left.IsTuple);
    }

    private static TemplateText Repeat(TemplateText text, long count, Budget budget)
    {
        count = Math.Max(count, 0);
        budget.Characters(text.Length == 0 ? 0 : Math.Min(count, int.MaxValue) * text.Length);
        TemplateText result = TemplateText.Empty;
        for (TemplateText block = text; count > 0 && text.Length > 0; count >>= 1)
        {
            result = (count & 1) == 0 ? result : Join(result, block, budget);
            block = count > 1 ? Join(block, block, budget) : block; // twice as many each time
        }

        return result;
    }

    private static TemplateList Repeat(TemplateList list, long count, Budget budget)
    {
        count = Math.Max(count, 0);
        budget.Items(Math.Min(count, int.MaxValue) * list.Items.Count);
        return list.Items.Count == 0 ? list : new TemplateList([.. Enumerable.Range(0, (int)count).SelectMany(_ => list.Items)], list.IsTuple);
    }
}
