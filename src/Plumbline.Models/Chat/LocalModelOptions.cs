namespace Plumbline.Models.Chat;

/// <summary>How a <see cref="LocalModel"/> is read from its folder.</summary>
public sealed record LocalModelOptions
{
    /// <summary>
    /// How conversations are written for the model: a built-in chat template's name (<see cref="ChatTemplates.BuiltInChatTemplates.Names"/>), a
    /// path of a template file, or <c>none</c> for texts without turns.
    /// </summary>
    /// <value>Default null: the template that the folder brings; else that of Parlor, where the tokenizer has Parlor's signs; else none.</value>
    public string? ChatTemplate { get; init; }

    /// <summary>Folder of the base model of an adapter.</summary>
    /// <value>Default null: the one that the adapter names.</value>
    public string? BaseFolder { get; init; }
}
