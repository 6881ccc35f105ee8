using Plumbline.Models.ChatTemplates.Evaluation;
using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Library;

/// <summary>Filters of lists and of whatever else can be looped over.</summary>
internal static class ListFilters
{
    public static Func<object?, CallArguments, object?>? Find(string name) => name switch
    {
        "first" => (value, arguments) => Items(value, arguments) is [var first, ..] ? first : new Undefined("No first item, sequence was empty."),
        "last" => (value, arguments) => Items(value, arguments) is [.., var last] ? last : new Undefined("No last item, sequence was empty."),
        "list" => (value, arguments) => new TemplateList(Items(value, arguments)),
        "join" => (value, arguments) => Join(value, arguments.Bind(name, 0, "d", "attribute"), arguments),
        "reverse" => (value, arguments) => value is TemplateText
            ? Attributes.Slice(value, null, null, -1, arguments.Budget)
            : new TemplateList([.. Items(value, arguments).Reverse()]),
        "items" => (value, arguments) => value switch
        {
            TemplateDictionary dictionary => Methods.Pairs(dictionary, arguments.Budget),
            Undefined => new TemplateList([]),
            _ => throw Filters.Wrong(name, value, "a dictionary"),
        },
        "dictsort" => (value, arguments) => SortDictionary(value, arguments.Bind(name, 0, "case_sensitive", "by", "reverse"), arguments),
        "sort" => (value, arguments) => Sort(Items(value, arguments), arguments.Bind(name, 0, "reverse", "case_sensitive", "attribute"), arguments.Budget),
        "unique" => (value, arguments) => Unique(Items(value, arguments), arguments.Bind(name, 0, "case_sensitive", "attribute"), arguments.Budget),
        "min" => (value, arguments) => Extreme(Items(value, arguments), arguments.Bind(name, 0, "case_sensitive", "attribute"), 1),
        "max" => (value, arguments) => Extreme(Items(value, arguments), arguments.Bind(name, 0, "case_sensitive", "attribute"), -1),
        "sum" => (value, arguments) =>
        {
            BoundArguments bound = arguments.Bind(name, 0, "attribute", "start");
            return Items(value, arguments).Aggregate(
                bound.Has(1) ? bound[1] : 0L, (sum, item) => Operators.Binary("+", sum, bound.HasValue(0) ? Path(item, bound[0]) : item, arguments.Budget));
        },
        _ => null,
    };

    /// <summary>An attribute by its path, such as <c>function.name</c> or a number.</summary>
    public static object? Path(object? value, object? path)
    {
        if (path is not TemplateText text)
        {
            return Attributes.Item(value, path);
        }

        foreach (string part in text.Value.Split('.'))
        {
            value = Attributes.Item(value, part.Length > 0 && part.Length < 10 && part.All(char.IsAsciiDigit)
                ? long.Parse(part, System.Globalization.CultureInfo.InvariantCulture)
                : TemplateText.Of(part));
        }

        return value;
    }

    private static IReadOnlyList<object?> Items(object? value, CallArguments arguments) => Attributes.Items(value, arguments.Budget);

    private static TemplateText Join(object? value, BoundArguments bound, CallArguments arguments)
    {
        TemplateText separator = bound.Has(0) ? ValueText.Str(bound[0], arguments.Budget) : TemplateText.Empty;
        TemplateTextBuilder text = arguments.Budget.Text();
        bool first = true;
        foreach (object? item in Items(value, arguments))
        {
            text.Append(first ? TemplateText.Empty : separator);
            text.Append(ValueText.Str(bound.HasValue(1) ? Path(item, bound[1]) : item, arguments.Budget));
            first = false;
        }

        arguments.Budget.Characters(text.Length);
        return text.ToText();
    }

    private static object? Key(object? item, object? attribute, bool caseSensitive)
    {
        object? key = attribute is null ? item : Path(item, attribute);
        return key is TemplateText text && !caseSensitive ? text.Map(value => value.ToLowerInvariant()) : key;
    }

    private static TemplateList Sort(IReadOnlyList<object?> items, BoundArguments arguments, Budget budget)
    {
        object?[] paths = arguments[2] is TemplateText several ? [.. several.Value.Split(',').Select(part => TemplateText.Of(part))] : [arguments[2]];
        List<(object? Item, object?[] Keys)> keyed = [.. items.Select(item => (item, paths.Select(path => Key(item, path, arguments.Flag(1))).ToArray()))];
        return new TemplateList([.. ValueOrder.Sort(keyed, entry => entry.Keys, arguments.Flag(0), budget).Select(entry => entry.Item)]);
    }

    private static TemplateList SortDictionary(object? value, BoundArguments bound, CallArguments arguments)
    {
        if (value is not TemplateDictionary dictionary)
        {
            throw Filters.Wrong("dictsort", value, "a dictionary");
        }

        int place = bound.Text(1, "key").Value switch { "key" => 0, "value" => 1, _ => throw bound.Wrong(1, "'key' or 'value'") };
        List<(TemplateList Pair, object?[] Keys)> keyed = [.. Methods.Pairs(dictionary, arguments.Budget).Items.Select(
            pair => ((TemplateList)pair!, new[] { Key(((TemplateList)pair!).Items[place], null, bound.Flag(0)) }))];
        return new TemplateList([.. ValueOrder.Sort(keyed, entry => entry.Keys, bound.Flag(2), arguments.Budget).Select(entry => entry.Pair)]);
    }

    private static TemplateList Unique(IReadOnlyList<object?> items, BoundArguments arguments, Budget budget)
    {
        HashSet<object> seen = new(ValueEquality.Instance);
        return new TemplateList([.. items.Where(item =>
        {
            budget.Value(item);
            return seen.Add(Key(item, arguments[1], arguments.Flag(0)) ?? ValueEquality.NoneKey);
        })]);
    }

    private static object? Extreme(IReadOnlyList<object?> items, BoundArguments arguments, int sign)
    {
        if (items.Count == 0)
        {
            return new Undefined("No aggregated item, sequence was empty.");
        }

        object? best = items[0];
        foreach (object? item in items.Skip(1))
        {
            arguments.Budget.Value(item);
            int order = Operators.Compare(Key(item, arguments[1], arguments.Flag(0)), Key(best, arguments[1], arguments.Flag(0)));
            best = order * sign < 0 ? item : best;
        }

        return best;
    }
}
