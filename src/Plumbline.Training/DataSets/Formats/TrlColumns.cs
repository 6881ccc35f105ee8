namespace Plumbline.Training.DataSets.Formats;

/// <summary>The column names of TRL's data-set types.</summary>
internal static class TrlColumns
{
    public const string Text = "text";
    public const string Messages = "messages";
    public const string Prompt = "prompt";
    public const string Completion = "completion";
    public const string Chosen = "chosen";
    public const string Rejected = "rejected";
    public const string Label = "label";
    public const string Completions = "completions";
    public const string Labels = "labels";
    public const string Margin = "margin";
    public const string Tools = "tools";
    public const string TemplateVariables = "chat_template_kwargs";

    /// <summary>Not TRL's: what a row calls itself.</summary>
    public const string Id = "id";

    /// <summary>Every name that has a meaning.</summary>
    public static IReadOnlyList<string> All { get; } = [Text, Messages, Prompt, Completion, Chosen, Rejected, Label, Completions, Labels, Margin, Tools, TemplateVariables, Id];
}
