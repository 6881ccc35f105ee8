using Plumbline.Models.ChatTemplates.Evaluation;
using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Library;

/// <summary>The functions that every template can call.</summary>
internal static class Functions
{
    private const long LongestRange = 100_000; // as in Jinja's sandbox

    public static void AddTo(Scope scope, DateTimeOffset? now)
    {
        Add("raise_exception", Refuse);
        Add("range", Range);
        Add("namespace", Namespace);
        Add("dict", arguments => new TemplateDictionary(Entries(arguments)));
        if (now is { } time)
        {
            Add("strftime_now", arguments => TemplateText.Of(DateFormat.Apply(arguments.Bind("strftime_now", 1, "format").Text(0).Value, time, arguments.Budget)));
        }

        void Add(string name, Func<CallArguments, object?> invoke) => scope[name] = new TemplateFunction(name, invoke);
    }

    private static object Refuse(CallArguments arguments)
    {
        string message = ValueText.Str(arguments.Bind("raise_exception", 1, "message")[0], arguments.Budget).Value;
        throw new TemplateFault(
            ChatTemplateFailure.Refused, message, "a conversation that the template accepts", "change the messages as the template says, or use another template");
    }

    private static TemplateList Range(CallArguments arguments)
    {
        BoundArguments bound = arguments.Bind("range", 1, "start", "stop", "step");
        long start = bound.Has(1) ? bound.Whole(0, 0) : 0;
        long stop = bound.Whole(bound.Has(1) ? 1 : 0, 0);
        long step = bound.Whole(2, 1);
        if (step == 0)
        {
            throw bound.Wrong(2, "a step that is not 0");
        }

        Int128 distance = step > 0 ? (Int128)stop - start : (Int128)start - stop;
        Int128 count = distance <= 0 ? 0 : (distance + Int128.Abs(step) - 1) / Int128.Abs(step);
        if (count > LongestRange)
        {
            throw TemplateFault.Limit($"a range of {count} numbers", $"at most {LongestRange}");
        }

        arguments.Budget.Items((long)count);
        return new TemplateList([.. Enumerable.Range(0, (int)count).Select(i => (object?)(start + (i * step)))]);
    }

    private static TemplateNamespace Namespace(CallArguments arguments)
    {
        TemplateNamespace space = new();
        foreach ((object? key, object? value) in Entries(arguments))
        {
            space.Attributes[((TemplateText)key!).Value] = value;
        }

        return space;
    }

    private static IEnumerable<KeyValuePair<object?, object?>> Entries(CallArguments arguments)
    {
        IEnumerable<KeyValuePair<object?, object?>> first = arguments.Positional switch
        {
            [] => [],
            [TemplateDictionary dictionary] when dictionary.Items.All(pair => pair.Key is TemplateText) => dictionary.Items,
            _ => throw TemplateFault.Value("arguments that are no names with values", "name=value, or one dictionary with texts as keys"),
        };
        return first.Concat(arguments.Named.Select(pair => new KeyValuePair<object?, object?>(TemplateText.Of(pair.Key), pair.Value)));
    }
}
