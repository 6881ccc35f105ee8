using Plumbline.Models.Tokenizers;
using Plumbline.Training.Batches;
using Plumbline.Training.DataSets;
using Plumbline.Training.RewardModels;
using Plumbline.Training.Texts;

namespace Plumbline.Training.Examples;

/// <summary>Turns the texts of a row into tokens. Special tokens that a text spells out are just letters, so that no row can forge the marks of a chat.</summary>
/// <param name="tokenizer">The model's tokenizer.</param>
/// <param name="conversations">Encodes conversations; null where the model has no chat template.</param>
/// <param name="options">How; valid.</param>
/// <param name="maxTokens">Longest example in tokens.</param>
/// <param name="overlong">What becomes of a longer one.</param>
public sealed class RowEncoder(ITokenizer tokenizer, IConversationEncoder? conversations, EncodingOptions options, int maxTokens, OverlongRows overlong)
{
    /// <summary>Settings.</summary>
    public EncodingOptions Options => options;

    /// <summary>Longest example in tokens.</summary>
    public int MaxTokens => maxTokens;

    /// <summary>A whole text that is learned, or the assistant's turns of it.</summary>
    /// <returns>The text, or why it cannot be used.</returns>
    public Encoded<LearnedText> Whole(TextRow row)
    {
        (int[] tokens, bool[] learned) = row.Text is Conversation conversation
            ? Turns(conversation, row, options.AssistantOnly)
            : All(WithEnd(tokenizer.Encode(((PlainText)row.Text).Text, addSpecialTokens: true, SpecialTokens.AsText)));
        return Learned(tokens, learned);
    }

    /// <summary>A prompt and a completion of which the completion is learned, or both.</summary>
    /// <returns>The text, or why it cannot be used.</returns>
    public Encoded<LearnedText> Completion(DataSetRow row, RowText prompt, RowText completion)
    {
        if (options.AssistantOnly && prompt is Conversation turns && completion is Conversation last)
        {
            (int[] all, bool[] said) = Turns(turns.Then(last), row, true);
            return Learned(all, said);
        }

        Encoded<PromptedReply> pair = Reply(row, prompt, completion);
        if (pair.Refusal is not null)
        {
            return Encoded<LearnedText>.Refused(pair.Refusal);
        }

        PromptedReply reply = pair.Value;
        return Encoded<LearnedText>.Of(
            options.CompletionOnly ? LearnedText.Of(reply.Prompt, reply.Reply) : LearnedText.Whole([.. reply.Prompt, .. reply.Reply]));
    }

    /// <summary>A prompt and a reply as tokens, the reply cut where both are too long together.</summary>
    /// <returns>Both, or why they cannot be used.</returns>
    public Encoded<PromptedReply> Reply(DataSetRow row, RowText prompt, RowText completion)
    {
        (int[] before, int[] all) = prompt is Conversation turns
            ? (Turns(turns, row, false, addGenerationPrompt: true).Tokens, Turns(turns.Then((Conversation)completion), row, false).Tokens)
            : Plain(((PlainText)prompt).Text, ((PlainText)completion).Text);

        // Where the boundary falls into a token, the prompt ends before that token, as in TRL.
        int common = before.AsSpan().CommonPrefixLength(all);
        if (common == 0)
        {
            return Encoded<PromptedReply>.Refused("the prompt has no token, so nothing predicts the first token of the completion");
        }

        if (common == all.Length)
        {
            return Encoded<PromptedReply>.Refused("the completion has no token");
        }

        if (all.Length > maxTokens && (overlong == OverlongRows.Drop || common >= maxTokens))
        {
            return Encoded<PromptedReply>.Refused($"{all.Length} tokens, of which {common} are the prompt; at most {maxTokens} fit");
        }

        return Encoded<PromptedReply>.Of(new PromptedReply(all[..common], all[common..Math.Min(all.Length, maxTokens)]));
    }

    /// <summary>A solution in steps, each closed by a line break as in TRL.</summary>
    /// <returns>The solution, or why it cannot be used.</returns>
    public Encoded<RewardProcess> Steps(StepwiseRow row)
    {
        int[] prompt = tokenizer.Encode(row.Prompt.Text, addSpecialTokens: true, SpecialTokens.AsText);
        int[][] steps = [.. row.Completions.Select(step => tokenizer.Encode(step, addSpecialTokens: false, SpecialTokens.AsText))];
        ProcessSteps laidOut = ProcessSteps.Of(steps, tokenizer.Encode("\n", addSpecialTokens: false, SpecialTokens.AsText));
        int tokens = prompt.Length + laidOut.Tokens.Length;
        return tokens <= maxTokens
            ? Encoded<RewardProcess>.Of(new RewardProcess(prompt, laidOut, [.. row.Labels]))
            : Encoded<RewardProcess>.Refused($"{tokens} tokens; at most {maxTokens} fit");
    }

    /// <summary>A prompt to sample from, as text and tokens.</summary>
    /// <returns>Both, or why it cannot be used.</returns>
    public Encoded<(string Text, int[] Tokens)> Prompt(DataSetRow row)
    {
        (string text, int[] tokens) = row switch
        {
            PromptRow prompt => PromptOf(row, prompt.Prompt),
            CompletionRow completion => PromptOf(row, completion.Prompt),
            PreferenceRow preference => PromptOf(row, preference.Prompt),
            UnpairedRow unpaired => PromptOf(row, unpaired.Prompt),
            StepwiseRow stepwise => PromptOf(row, stepwise.Prompt),
            TextRow { Text: PlainText whole } => PromptText.FirstWords(whole.Text, options.PromptWords) is { } cut ? PromptOf(row, new PlainText(cut)) : ("", []),
            TextRow { Text: Conversation whole } => PromptOf(row, whole.Count > 1 ? whole.Slice(0, whole.Count - 1) : whole),
            _ => ("", []),
        };
        int most = Math.Min(options.MaxPromptTokens, maxTokens - 1);
        return tokens.Length == 0 ? Encoded<(string, int[])>.Refused("it gives no prompt: the text is too short")
            : tokens.Length > most ? Encoded<(string, int[])>.Refused($"the prompt has {tokens.Length} tokens; at most {most} are taken")
            : Encoded<(string, int[])>.Of((text, tokens));
    }

    private (string Text, int[] Tokens) PromptOf(DataSetRow row, RowText prompt) => prompt is Conversation turns
        ? (string.Join("\n\n", turns.Said), Turns(turns, row, false, addGenerationPrompt: true).Tokens)
        : (((PlainText)prompt).Text, tokenizer.Encode(((PlainText)prompt).Text, addSpecialTokens: true, SpecialTokens.AsText));

    // Together, because a tokenizer may join the end of the one with the beginning of the other.
    private (int[] Before, int[] All) Plain(string prompt, string completion) => (
        tokenizer.Encode(prompt, addSpecialTokens: true, SpecialTokens.AsText),
        WithEnd(tokenizer.Encode(prompt + completion, addSpecialTokens: true, SpecialTokens.AsText)));

    private (int[] Tokens, bool[] Assistant) Turns(Conversation conversation, DataSetRow row, bool markAssistant, bool addGenerationPrompt = false)
    {
        if (conversations is null)
        {
            throw new DataSetException(
                row.Id.File,
                $"row {row.Id.Number}",
                "a conversation, but the model has no chat template",
                "plain texts, or a template",
                "name a template, such as chat_template: chatml, or use a model that has one");
        }

        (int[] tokens, bool[] assistant) = conversations.Encode(conversation.Messages, row.Tools, row.TemplateVariables, addGenerationPrompt, markAssistant);
        return markAssistant ? (tokens, assistant) : All(tokens);
    }

    private Encoded<LearnedText> Learned(int[] tokens, bool[] learned)
    {
        if (tokens.Length > maxTokens)
        {
            if (overlong == OverlongRows.Drop)
            {
                return Encoded<LearnedText>.Refused($"{tokens.Length} tokens; at most {maxTokens} fit");
            }

            (tokens, learned) = (tokens[..maxTokens], learned[..maxTokens]);
        }

        return learned.AsSpan(Math.Min(1, learned.Length)).Contains(true)
            ? Encoded<LearnedText>.Of(new LearnedText(tokens, learned))
            : Encoded<LearnedText>.Refused("no token of it is learned");
    }

    private int[] WithEnd(int[] tokens) =>
        options.AppendEnd && tokenizer.EosTokenId is { } end && (tokens.Length == 0 || tokens[^1] != end) ? [.. tokens, end] : tokens;

    private static (int[] Tokens, bool[] Learned) All(int[] tokens)
    {
        bool[] learned = new bool[tokens.Length];
        learned.AsSpan().Fill(true);
        return (tokens, learned);
    }
}

/// <summary>A row as tokens, or why it cannot be used.</summary>
/// <typeparam name="T">What it became.</typeparam>
/// <param name="Value">What it became; default where it was refused.</param>
/// <param name="Refusal">Why it cannot be used; null where it can.</param>
public readonly record struct Encoded<T>(T Value, string? Refusal)
{
    /// <summary>A row that can be used.</summary>
    public static Encoded<T> Of(T value) => new(value, null);

    /// <summary>A row that cannot.</summary>
    public static Encoded<T> Refused(string reason) => new(default!, reason);
}
