using Plumbline.Models.ChatTemplates.Evaluation;

namespace Plumbline.Models.ChatTemplates.Values;

/// <summary>
/// What a missing name or attribute gives: it prints nothing, is empty and false, and fails where anything else is asked of it.
/// </summary>
internal sealed class Undefined(string reason)
{
    /// <summary>The missing thing in words, such as <c>'x' is undefined</c>.</summary>
    public string Reason { get; } = reason;

    public static Undefined Name(string name) => new($"'{name}' is undefined");

    public static Undefined Attribute(object? owner, string attribute) =>
        new($"'{(owner is null ? "None" : ValueText.TypeOf(owner) + " object")}' has no attribute '{attribute}'");

    public TemplateFault Fault() => TemplateFault.Value(Reason, "a value");
}
