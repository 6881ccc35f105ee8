using Plumbline.Models.ChatTemplates.Library;
using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Evaluation;

/// <summary>Attributes, items and slices of values. As in Jinja <c>a.b</c> looks for a method first, <c>a['b']</c> for an item first.</summary>
internal static class Attributes
{
    public static object? Get(object? owner, string name) => owner switch
    {
        Undefined undefined => throw undefined.Fault(),
        TemplateNamespace space => space.Attributes.TryGetValue(name, out object? value) ? value : Undefined.Attribute(owner, name),
        LoopState loop => loop.Attribute(name),
        TemplateDictionary dictionary => Methods.Find(owner, name) ?? ItemOr(dictionary, name),
        _ => Methods.Find(owner, name) ?? (object)Undefined.Attribute(owner, name),
    };

    public static object? Item(object? owner, object? key)
    {
        switch (owner, key)
        {
            case (Undefined undefined, _):
                throw undefined.Fault();
            case (TemplateDictionary dictionary, _):
                if (dictionary.TryGet(key, out object? value))
                {
                    return value;
                }

                break;
            case (TemplateList list, bool or long):
                long index = Numbers.ToLong(key);
                index = index < 0 ? index + list.Items.Count : index;
                return index >= 0 && index < list.Items.Count
                    ? list.Items[(int)index]
                    : new Undefined($"a {ValueText.TypeOf(owner)} of {list.Items.Count} items has no item {ValueText.Scalar(key)}");
            case (TemplateText text, bool or long):
                long point = Numbers.ToLong(key);
                point = point < 0 ? point + text.PointCount : point;
                return point >= 0 && point < text.PointCount
                    ? text.Slice(text.UnitOf((int)point), text.UnitOf((int)point + 1))
                    : new Undefined($"a text of {text.PointCount} characters has no character {ValueText.Scalar(key)}");
        }

        return key is TemplateText name
            ? (owner is TemplateDictionary ? Methods.Find(owner, name.Value) ?? (object)Undefined.Attribute(owner, name.Value) : Get(owner, name.Value))
            : new Undefined($"a {ValueText.TypeOf(owner)} has no item {(key is null || Numbers.Is(key) ? ValueText.Scalar(key) : ValueText.TypeOf(key))}");
    }

    public static object Slice(object? owner, long? start, long? stop, long step, Budget budget)
    {
        int length = owner switch
        {
            TemplateList list => list.Items.Count,
            TemplateText text => text.PointCount,
            Undefined undefined => throw undefined.Fault(),
            _ => throw TemplateFault.Value($"a slice of {ValueText.TypeOf(owner)}", "a text or a list"),
        };
        if (step == 0)
        {
            throw TemplateFault.Value("a slice with step 0", "another step");
        }

        // Python's rule: negative places count from the end, all are cut to the value; going backwards the end is before the first item.
        long low = step > 0 ? 0 : -1;
        long high = step > 0 ? length : length - 1;
        long from = Place(start, step > 0 ? low : high);
        long to = Place(stop, step > 0 ? high : low);
        List<int> places = [];
        for (long at = from; step > 0 ? at < to : at > to; at += step)
        {
            places.Add((int)at);
            if (step > length || step < -length)
            {
                break; // the next place is beyond, and the sum might be beyond 64 bits
            }
        }

        budget.Items(places.Count);
        if (owner is TemplateList items)
        {
            return new TemplateList([.. places.Select(place => items.Items[place])], items.IsTuple);
        }

        TemplateText characters = (TemplateText)owner!;
        if (step == 1)
        {
            return places.Count == 0 ? TemplateText.Empty : characters.Slice(characters.UnitOf(places[0]), characters.UnitOf(places[^1] + 1));
        }

        TemplateTextBuilder picked = budget.Text();
        foreach (int place in places)
        {
            picked.Append(characters.Slice(characters.UnitOf(place), characters.UnitOf(place + 1)));
        }

        return picked.ToText();

        long Place(long? given, long otherwise) => given is not { } place ? otherwise : Math.Clamp(place < 0 ? place + length : place, low, high);
    }

    /// <summary>The items that a loop over a value visits.</summary>
    public static IReadOnlyList<object?> Items(object? value, Budget budget)
    {
        switch (value)
        {
            case TemplateList list:
                budget.Items(list.Items.Count);
                return list.Items;
            case TemplateDictionary dictionary:
                budget.Items(dictionary.Items.Count);
                return [.. dictionary.Items.Select(pair => pair.Key)];
            case TemplateText text:
                budget.Texts(text.PointCount);
                return [.. Enumerable.Range(0, text.PointCount).Select(point => text.Slice(text.UnitOf(point), text.UnitOf(point + 1)))];
            case Undefined:
                return [];
            default:
                throw TemplateFault.Value($"a loop over {(value is null ? "None" : ValueText.TypeOf(value))}", "a list, dictionary or text");
        }
    }

    private static object? ItemOr(TemplateDictionary dictionary, string name) =>
        dictionary.TryGet(TemplateText.Of(name), out object? value) ? value : Undefined.Attribute(dictionary, name);
}
