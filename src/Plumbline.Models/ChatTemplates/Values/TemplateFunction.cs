using Plumbline.Models.ChatTemplates.Evaluation;

namespace Plumbline.Models.ChatTemplates.Values;

/// <summary>Something that can be called: a global function, a method bound to its value, or a macro.</summary>
internal sealed record TemplateFunction(string Name, Func<CallArguments, object?> Invoke);

/// <summary>What <c>namespace(...)</c> makes: the only value whose attributes can be set.</summary>
internal sealed class TemplateNamespace
{
    public Dictionary<string, object?> Attributes { get; } = [];
}
