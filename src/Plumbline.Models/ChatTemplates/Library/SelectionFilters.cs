using Plumbline.Models.ChatTemplates.Evaluation;
using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Library;

/// <summary>Filters that pick items or change each: <c>map</c>, <c>select</c>, <c>reject</c>, <c>selectattr</c> and <c>rejectattr</c>.</summary>
internal static class SelectionFilters
{
    public static Func<object?, CallArguments, object?>? Find(string name) => name switch
    {
        "map" => Map,
        "select" => (value, arguments) => Pick(value, arguments, ofAttribute: false, kept: true),
        "reject" => (value, arguments) => Pick(value, arguments, ofAttribute: false, kept: false),
        "selectattr" => (value, arguments) => Pick(value, arguments, ofAttribute: true, kept: true),
        "rejectattr" => (value, arguments) => Pick(value, arguments, ofAttribute: true, kept: false),
        _ => null,
    };

    private static TemplateList Map(object? value, CallArguments arguments)
    {
        IReadOnlyList<object?> items = Attributes.Items(value, arguments.Budget);
        if (arguments.Positional.Count > 0)
        {
            (string filter, CallArguments rest) = Named(arguments, 0, "the name of a filter");
            return new TemplateList([.. items.Select(item => Filters.Apply(filter, item, rest))]);
        }

        BoundArguments bound = arguments.Bind("map", 0, "attribute", "default");
        return bound.HasValue(0)
            ? new TemplateList([.. items.Select(item => ListFilters.Path(item, bound[0]) is var found && found is Undefined && bound.Has(1) ? bound[1] : found)])
            : throw TemplateFault.Value("no argument for 'map'", "the name of a filter, or attribute=…");
    }

    private static TemplateList Pick(object? value, CallArguments arguments, bool ofAttribute, bool kept)
    {
        IReadOnlyList<object?> items = Attributes.Items(value, arguments.Budget);
        int place = ofAttribute ? 1 : 0;
        object? path = !ofAttribute ? null
            : arguments.Positional.Count > 0 ? arguments.Positional[0]
            : throw TemplateFault.Value("no attribute to select by", "its name");
        Func<object?, bool> test = Operators.IsTrue;
        if (arguments.Positional.Count > place)
        {
            (string name, CallArguments rest) = Named(arguments, place, "the name of a test");
            test = item => Tests.Apply(name, item, rest);
        }

        return new TemplateList([.. items.Where(item =>
        {
            arguments.Budget.Spend(1);
            return test(ofAttribute ? ListFilters.Path(item, path) : item) == kept;
        })]);
    }

    private static (string Name, CallArguments Others) Named(CallArguments arguments, int place, string expected) =>
        arguments.Positional[place] is TemplateText name
            ? (name.Value, arguments with { Positional = [.. arguments.Positional.Skip(place + 1)] })
            : throw TemplateFault.Value($"a {ValueText.TypeOf(arguments.Positional[place])}", expected);
}
