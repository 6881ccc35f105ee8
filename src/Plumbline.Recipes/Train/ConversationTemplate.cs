using System.Text.Json;
using Plumbline.Models.ChatTemplates;
using Plumbline.Models.Tokenizers;
using Plumbline.Training.Examples;

namespace Plumbline.Recipes.Train;

/// <summary>Encodes conversations by a chat template: the model's own, or a built-in one that the recipe names.</summary>
/// <param name="templates">The template, with a separate one for tools where there is one.</param>
/// <param name="tokenizer">The model's tokenizer.</param>
internal sealed class ConversationTemplate(ChatTemplateFile templates, ITokenizer tokenizer) : IConversationEncoder
{
    private static readonly Dictionary<string, JsonElement> None = [];

    /// <summary>The template of a recipe; null where neither the model nor the recipe has one.</summary>
    /// <exception cref="ArgumentException">There is no built-in template of that name.</exception>
    public static ConversationTemplate? Of(TrainRecipe recipe, HuggingFaceTokenizer tokenizer)
    {
        if (recipe.ChatTemplate is not { } name)
        {
            return ChatTemplateFile.Find(recipe.Model) is { } own ? new ConversationTemplate(own, tokenizer) : null;
        }

        Dictionary<string, string> special = new(StringComparer.Ordinal);
        Add("bos_token", tokenizer.BosTokenId);
        Add("eos_token", tokenizer.EosTokenId);
        return new ConversationTemplate(new ChatTemplateFile(BuiltInChatTemplates.Get(name), null, special), tokenizer);

        void Add(string key, int? id)
        {
            if (id is { } token && tokenizer.TokenText(token) is { } text)
            {
                special[key] = text;
            }
        }
    }

    /// <inheritdoc/>
    public (int[] Tokens, bool[] Assistant) Encode(JsonElement messages, JsonElement? tools, JsonElement? variables, bool addGenerationPrompt, bool markAssistant)
    {
        ChatEncoder encoder = new(templates.For(tools), tokenizer);
        ChatTemplateInput input = new()
        {
            Messages = messages,
            Tools = tools,
            AddGenerationPrompt = addGenerationPrompt,
            Variables = variables?.EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal) ?? None,
            SpecialTokens = templates.SpecialTokens,
        };
        EncodedChat chat = markAssistant ? encoder.EncodeForAssistantLoss(input) : encoder.Encode(input);
        return (chat.Tokens, chat.AssistantMask ?? new bool[chat.Tokens.Length]);
    }
}
