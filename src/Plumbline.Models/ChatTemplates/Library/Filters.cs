using System.Globalization;
using System.Numerics;
using Plumbline.Models.ChatTemplates.Evaluation;
using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Library;

/// <summary>The filters behind <c>|</c>.</summary>
internal static class Filters
{
    public static object? Apply(string name, object? value, CallArguments arguments) =>
        Find(name) is { } filter
            ? filter(value, arguments)
            : throw TemplateFault.NotSupported($"the filter '{name}'", "one that docs/chat-templates.md lists");

    private static Func<object?, CallArguments, object?>? Find(string name) => name switch
    {
        "default" or "d" => (value, arguments) =>
        {
            BoundArguments bound = arguments.Bind(name, 0, "default_value", "boolean");
            return value is Undefined || (bound.Flag(1) && !Operators.IsTrue(value)) ? (bound.Has(0) ? bound[0] : TemplateText.Empty) : value;
        },
        "length" or "count" => (value, _) => Length(value),
        "abs" => (value, _) => value switch
        {
            double number => (object)Math.Abs(number),
            bool or long when Numbers.ToLong(value) != long.MinValue => (object)Math.Abs(Numbers.ToLong(value)),
            _ => throw Wrong(name, value, "a number"),
        },
        "int" => (value, arguments) => Whole(value, arguments.Bind(name, 0, "default", "base")),
        "float" => (value, arguments) => Decimal(value, arguments.Bind(name, 0, "default")),
        "round" => (value, arguments) => Round(value, arguments.Bind(name, 0, "precision", "method")),
        "string" or "safe" => (value, arguments) => ValueText.Str(value, arguments.Budget),
        "tojson" => (value, arguments) => Json(value, arguments.Bind(name, 0, "indent", "ensure_ascii", "separators", "sort_keys")),
        "attr" => (value, arguments) => Methods.Find(value, arguments.Bind(name, 1, "name").Text(0).Value) ?? (object)new Undefined($"no attribute '{arguments.Positional[0]}'"),
        _ => TextFilters.Find(name) ?? ListFilters.Find(name) ?? SelectionFilters.Find(name),
    };

    public static TemplateFault Wrong(string name, object? value, string expected) =>
        TemplateFault.Value((value as Undefined)?.Reason ?? $"a {ValueText.TypeOf(value)} for the filter '{name}'", expected);

    private static object Length(object? value) => value switch
    {
        TemplateText text => (long)text.PointCount,
        TemplateList list => (long)list.Items.Count,
        TemplateDictionary dictionary => (long)dictionary.Items.Count,
        Undefined => 0L,
        _ => throw Wrong("length", value, "a text, list or dictionary"),
    };

    private static object? Whole(object? value, BoundArguments arguments)
    {
        object? otherwise = arguments.Has(0) ? arguments[0] : 0L;
        long radix = arguments.Whole(1, 10);
        switch (value)
        {
            case TemplateText text when radix is 2 or 8 or 16:
                string digits = text.Value.Trim();
                digits = digits.StartsWith("0" + (radix == 16 ? 'x' : radix == 8 ? 'o' : 'b'), StringComparison.OrdinalIgnoreCase) ? digits[2..] : digits;
                return digits.Length is > 0 and < 16 && digits.All(c => char.IsAsciiHexDigit(c) && Convert.ToInt32(c.ToString(), 16) < radix)
                    ? Convert.ToInt64(digits, (int)radix) : otherwise;
            case TemplateText text when radix == 10:
                return long.TryParse(text.Value.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) ? whole
                    : Numeral(text.Value) is { } written ? Cut(written, otherwise) : otherwise;
            case TemplateText:
                throw arguments.Wrong(1, "the base 2, 8, 10 or 16");
            case double number:
                return Cut(number, otherwise);
            case bool:
                return Numbers.ToLong(value);
            case long or BigInteger:
                return value;
            case Undefined undefined:
                throw undefined.Fault();
            default:
                return otherwise;
        }
    }

    private static object? Cut(double number, object? otherwise) => !double.IsFinite(number) ? otherwise
        : Math.Abs(number) < 9e18 ? (object)(long)number
        : new BigInteger(number);

    private static object? Decimal(object? value, BoundArguments arguments) => value switch
    {
        TemplateText text when Numeral(text.Value) is { } number => number,
        Undefined undefined => throw undefined.Fault(),
        _ when Numbers.Is(value) => Numbers.ToDouble(value),
        _ => arguments.Has(0) ? arguments[0] : 0.0,
    };

    private static double? Numeral(string text) =>
        double.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number)
            ? number : null;

    private static object Round(object? value, BoundArguments arguments)
    {
        if (!Numbers.Is(value) || value is BigInteger)
        {
            throw Wrong("round", value, "a number");
        }

        long precision = arguments.Whole(0, 0);
        if (precision is < 0 or > 15)
        {
            throw arguments.Wrong(0, "a precision from 0 to 15");
        }

        string method = arguments.Text(1, "common").Value;
        double number = Numbers.ToDouble(value);
        double scale = Math.Pow(10, precision);
        return method switch
        {
            "common" when value is long or bool => (object)Numbers.ToLong(value),
            "common" => (object)(double.IsFinite(number) && Math.Abs(number) < 1e15
                ? double.Parse(number.ToString("F" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : number),
            "ceil" => (object)(Math.Ceiling(number * scale) / scale),
            "floor" => (object)(Math.Floor(number * scale) / scale),
            _ => throw arguments.Wrong(1, "'common', 'ceil' or 'floor'"),
        };
    }

    private static TemplateText Json(object? value, BoundArguments arguments)
    {
        Budget budget = arguments.Budget;
        budget.Value(value);
        TemplateText? indent = !arguments.HasValue(0) ? null
            : arguments[0] as TemplateText ?? TemplateText.Of(new string(' ', (int)Math.Clamp(arguments.Whole(0, 0), 0, 100)));
        (TemplateText item, TemplateText key) = arguments.HasValue(2)
            ? arguments[2] is TemplateList { Items: [TemplateText first, TemplateText second] } ? (first, second) : throw arguments.Wrong(2, "a pair of texts")
            : (TemplateText.Of(indent is null ? ", " : ","), TemplateText.Of(": "));
        TemplateTextBuilder text = budget.Text();
        new ValueJson(text, indent, item, key, ascii: arguments.Flag(1), sortKeys: arguments.Flag(3), budget).Write(value);
        budget.Characters(text.Length);
        return text.ToText();
    }
}
