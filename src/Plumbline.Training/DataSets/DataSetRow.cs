using System.Text.Json;

namespace Plumbline.Training.DataSets;

/// <summary>One example of a data set. Which of the six kinds it is follows from the data set's <see cref="DataSetType"/>.</summary>
/// <param name="Id">The row's name.</param>
public abstract record DataSetRow(RowId Id)
{
    private static readonly Dictionary<string, JsonElement> None = [];

    /// <summary>Every column that the kind of row does not use, by name and as it stands in the file: for reward functions.</summary>
    public IReadOnlyDictionary<string, JsonElement> Columns { get; init; } = None;

    /// <summary>Column <c>tools</c>: a JSON array of the tools that a chat template is told of; null where the row has none.</summary>
    public JsonElement? Tools { get; init; }

    /// <summary>Column <c>chat_template_kwargs</c>: a JSON object of further variables for a chat template; null where the row has none.</summary>
    public JsonElement? TemplateVariables { get; init; }

    /// <summary>The kind of row.</summary>
    public abstract DataSetType Type { get; }

    /// <summary>The row's texts under their column names, in the order in which they are read. The steps of <see cref="StepwiseRow"/> are all <c>completions</c>.</summary>
    public abstract IEnumerable<KeyValuePair<string, RowText>> Texts { get; }

    private protected static KeyValuePair<string, RowText> Named(string name, RowText text) => new(name, text);
}

/// <summary>A whole text or conversation.</summary>
/// <param name="Id">The row's name.</param>
/// <param name="Text">Column <c>text</c> or <c>messages</c>.</param>
public sealed record TextRow(RowId Id, RowText Text) : DataSetRow(Id)
{
    /// <inheritdoc/>
    public override DataSetType Type => DataSetType.LanguageModelling;

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, RowText>> Texts => [Named(Text is Conversation ? "messages" : "text", Text)];
}

/// <summary>A prompt alone.</summary>
/// <param name="Id">The row's name.</param>
/// <param name="Prompt">Column <c>prompt</c>.</param>
public sealed record PromptRow(RowId Id, RowText Prompt) : DataSetRow(Id)
{
    /// <inheritdoc/>
    public override DataSetType Type => DataSetType.PromptOnly;

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, RowText>> Texts => [Named("prompt", Prompt)];
}

/// <summary>A prompt with the completion that is wanted.</summary>
/// <param name="Id">The row's name.</param>
/// <param name="Prompt">Column <c>prompt</c>.</param>
/// <param name="Completion">Column <c>completion</c>: what follows the prompt, of the same kind (text or conversation).</param>
public sealed record CompletionRow(RowId Id, RowText Prompt, RowText Completion) : DataSetRow(Id)
{
    /// <inheritdoc/>
    public override DataSetType Type => DataSetType.PromptCompletion;

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, RowText>> Texts => [Named("prompt", Prompt), Named("completion", Completion)];
}

/// <summary>A prompt with two completions, one of them preferred. All three are of one kind (text or conversation).</summary>
/// <param name="Id">The row's name.</param>
/// <param name="Prompt">Column <c>prompt</c>; where the file has none, the common beginning of the two completions. May be empty.</param>
/// <param name="Chosen">The preferred completion, without the prompt.</param>
/// <param name="Rejected">The other one, without the prompt.</param>
/// <param name="Margin">Column <c>margin</c>: by how much the first is better, in units of reward; null where the file says nothing.</param>
public sealed record PreferenceRow(RowId Id, RowText Prompt, RowText Chosen, RowText Rejected, double? Margin) : DataSetRow(Id)
{
    /// <inheritdoc/>
    public override DataSetType Type => DataSetType.Preference;

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, RowText>> Texts => [Named("prompt", Prompt), Named("chosen", Chosen), Named("rejected", Rejected)];

    /// <summary>The same as two marked completions: the chosen one good, the rejected one bad.</summary>
    public (UnpairedRow Good, UnpairedRow Bad) Unpair() =>
    (
        new UnpairedRow(Id, Prompt, Chosen, true) { Columns = Columns, Tools = Tools, TemplateVariables = TemplateVariables },
        new UnpairedRow(Id, Prompt, Rejected, false) { Columns = Columns, Tools = Tools, TemplateVariables = TemplateVariables });
}

/// <summary>A prompt with a completion that is good or bad.</summary>
/// <param name="Id">The row's name.</param>
/// <param name="Prompt">Column <c>prompt</c>.</param>
/// <param name="Completion">Column <c>completion</c>, of the same kind (text or conversation).</param>
/// <param name="Label">Column <c>label</c>: true for a good completion.</param>
public sealed record UnpairedRow(RowId Id, RowText Prompt, RowText Completion, bool Label) : DataSetRow(Id)
{
    /// <inheritdoc/>
    public override DataSetType Type => DataSetType.UnpairedPreference;

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, RowText>> Texts => [Named("prompt", Prompt), Named("completion", Completion)];
}

/// <summary>A problem with a solution in steps, each right or wrong.</summary>
/// <param name="Id">The row's name.</param>
/// <param name="Prompt">Column <c>prompt</c>.</param>
/// <param name="Completions">Column <c>completions</c>: the steps, one or more.</param>
/// <param name="Labels">Column <c>labels</c>: as many as there are steps; true for a right one.</param>
public sealed record StepwiseRow(RowId Id, PlainText Prompt, IReadOnlyList<string> Completions, IReadOnlyList<bool> Labels) : DataSetRow(Id)
{
    /// <inheritdoc/>
    public override DataSetType Type => DataSetType.StepwiseSupervision;

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, RowText>> Texts => [Named("prompt", Prompt), .. Completions.Select(step => Named("completions", new PlainText(step)))];
}
