using System.Numerics;
using Plumbline.Models.ChatTemplates.Evaluation;
using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Library;

/// <summary>The tests behind <c>is</c>.</summary>
internal static class Tests
{
    public static bool Apply(string name, object? value, CallArguments arguments) => name switch
    {
        "defined" => value is not Undefined,
        "undefined" => value is Undefined,
        "none" => value is null,
        "true" => value is true,
        "false" => value is false,
        "boolean" => value is bool,
        "string" => value is TemplateText,
        "mapping" => value is TemplateDictionary,
        "sequence" => value is TemplateText or TemplateList or TemplateDictionary or Undefined,
        "iterable" => value is TemplateText or TemplateList or TemplateDictionary or Undefined,
        "number" => Numbers.Is(value),
        "integer" => value is long or BigInteger,
        "float" => value is double,
        "callable" => value is TemplateFunction,
        "odd" => Modulo(name, value, 2) == 1,
        "even" => Modulo(name, value, 2) == 0,
        "divisibleby" => Modulo(name, value, arguments.Bind(name, 1, "num").Whole(0, 1)) == 0,
        "lower" => TextTests.IsLower(ValueText.Str(value, arguments.Budget).Value),
        "upper" => TextTests.IsUpper(ValueText.Str(value, arguments.Budget).Value),
        "sameas" => Same(value, arguments.Bind(name, 1, "other")[0]),
        "in" => Compare(name, "in", value, arguments),
        "eq" or "equalto" or "==" => Compare(name, "==", value, arguments),
        "ne" or "!=" => Compare(name, "!=", value, arguments),
        "lt" or "lessthan" or "<" => Compare(name, "<", value, arguments),
        "le" or "<=" => Compare(name, "<=", value, arguments),
        "gt" or "greaterthan" or ">" => Compare(name, ">", value, arguments),
        "ge" or ">=" => Compare(name, ">=", value, arguments),
        _ => throw TemplateFault.NotSupported($"the test '{name}'", "one that docs/chat-templates.md lists"),
    };

    // Python's "is": the same number or truth value, or the same object.
    private static bool Same(object? left, object? right) => (left, right) switch
    {
        (bool a, bool b) => a == b,
        (long a, long b) => a == b,
        (TemplateText a, TemplateText b) => a.Value == b.Value,
        _ => ReferenceEquals(left, right),
    };

    private static bool Compare(string name, string sign, object? value, CallArguments arguments) =>
        Operators.Compare(sign, value, arguments.Bind(name, 1, "other")[0], arguments.Budget);

    private static long Modulo(string name, object? value, long divisor) => Numbers.IsWhole(value)
        ? (long)Arithmetic.Whole("%", Numbers.ToLong(value), divisor)
        : throw TemplateFault.Value((value as Undefined)?.Reason ?? $"a {ValueText.TypeOf(value)} for the test '{name}'", "an integer");
}
