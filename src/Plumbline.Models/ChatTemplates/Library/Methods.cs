using Plumbline.Models.ChatTemplates.Evaluation;
using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Library;

/// <summary>The methods of Python's types that templates may call; those that change a value are refused, as Jinja's sandbox does.</summary>
internal static class Methods
{
    private static readonly HashSet<string> Changing = new(StringComparer.Ordinal)
    {
        "append", "extend", "insert", "remove", "clear", "pop", "popitem", "sort", "reverse", "setdefault", "update",
    };

    /// <summary>The method of that name, bound to its value; null where there is none.</summary>
    public static TemplateFunction? Find(object? owner, string name)
    {
        Func<CallArguments, object?>? method = owner switch
        {
            TemplateText text => TextMethods.Find(text, name) ?? TextTests.Find(text, name),
            TemplateDictionary dictionary => OfDictionary(dictionary, name),
            TemplateList list => OfList(list, name),
            _ => null,
        };
        if (method is null && Changes(owner, name))
        {
            method = _ => throw TemplateFault.NotSupported(
                $"the method '{name}' of a {ValueText.TypeOf(owner)}, which would change it", "a new value, such as list + [item], kept in a namespace");
        }

        return method is null ? null : new TemplateFunction(name, method);
    }

    private static bool Changes(object? owner, string name) => owner switch
    {
        TemplateList { IsTuple: false } => Changing.Contains(name) && name is not ("popitem" or "setdefault" or "update"),
        TemplateDictionary => name is "clear" or "pop" or "popitem" or "setdefault" or "update",
        _ => false,
    };

    private static Func<CallArguments, object?>? OfDictionary(TemplateDictionary dictionary, string name) => name switch
    {
        "get" => arguments =>
        {
            BoundArguments bound = arguments.Bind("get", 1, "key", "default");
            return dictionary.TryGet(bound[0], out object? value) ? value : bound[1];
        },
        "items" => arguments => Pairs(dictionary, arguments.Budget),
        "keys" => arguments => new TemplateList(Attributes.Items(dictionary, arguments.Budget)),
        "values" => arguments =>
        {
            arguments.Budget.Items(dictionary.Items.Count);
            return new TemplateList([.. dictionary.Items.Select(pair => pair.Value)]);
        },
        "copy" => _ => dictionary,
        _ => null,
    };

    public static TemplateList Pairs(TemplateDictionary dictionary, Budget budget)
    {
        budget.Items(dictionary.Items.Count);
        return new TemplateList([.. dictionary.Items.Select(pair => new TemplateList([pair.Key, pair.Value], isTuple: true))]);
    }

    private static Func<CallArguments, object?>? OfList(TemplateList list, string name) => name switch
    {
        "index" => arguments =>
        {
            object? item = arguments.Bind("index", 1, "value")[0];
            arguments.Budget.Value(list);
            int place = list.Items.ToList().FindIndex(other => ValueEquality.Instance.Equals(other, item));
            return place >= 0 ? (long)place : throw TemplateFault.Value("a value that is not in the list", "one that is");
        },
        "count" => arguments =>
        {
            object? item = arguments.Bind("count", 1, "value")[0];
            arguments.Budget.Value(list);
            return (long)list.Items.Count(other => ValueEquality.Instance.Equals(other, item));
        },
        "copy" when !list.IsTuple => _ => list,
        _ => null,
    };
}
