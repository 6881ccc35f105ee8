using System.Globalization;
using System.Text.RegularExpressions;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Solvers;

namespace Plumbline.Evaluation.InstructionFollowing;

/// <summary>
/// Checks a reply against its prompt's instructions. The value is 1 where all are followed strictly; the parts are <see cref="PromptLoose"/>,
/// <see cref="InstructionStrict"/>, <see cref="InstructionLoose"/> (shares of the instructions), <see cref="InstructionCount"/>, and 1 or 0 for each instruction by its name:
/// followed strictly or not.
/// </summary>
public sealed class InstructionScorer : IScorer
{
    /// <summary>What metrics know it by.</summary>
    public const string ScorerName = "instructions";

    /// <summary>1 where all instructions are followed loosely.</summary>
    public const string PromptLoose = "prompt-loose";

    /// <summary>The share of instructions that are followed strictly.</summary>
    public const string InstructionStrict = "instruction-strict";

    /// <summary>The share of instructions that are followed loosely.</summary>
    public const string InstructionLoose = "instruction-loose";

    /// <summary>How many instructions there are.</summary>
    public const string InstructionCount = "instruction-count";

    private readonly IReadOnlyDictionary<string, InstructionPrompt> _prompts;

    /// <summary>A scorer for some prompts.</summary>
    /// <param name="prompts">The prompts; a sample's id is its prompt's key.</param>
    public InstructionScorer(IEnumerable<InstructionPrompt> prompts) => _prompts = prompts.ToDictionary(prompt => prompt.Key, StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => ScorerName;

    /// <inheritdoc/>
    public ValueTask<Score> ScoreAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        if (!_prompts.TryGetValue(conversation.Sample.Id, out InstructionPrompt? prompt))
        {
            return ValueTask.FromResult(Score.Unscored($"there are no instructions for the sample '{conversation.Sample.Id}'"));
        }

        try
        {
            return ValueTask.FromResult(Check(prompt, conversation.Reply));
        }
        catch (RegexMatchTimeoutException)
        {
            return ValueTask.FromResult(Score.Unscored("the reply took too long to check"));
        }
    }

    /// <summary>Checks one reply.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="reply">The reply; a blank one follows nothing.</param>
    public static Score Check(InstructionPrompt prompt, string reply)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentNullException.ThrowIfNull(reply);
        bool[] strict = [.. prompt.Instructions.Select(instruction => instruction.FollowsStrictly(reply))];
        bool[] loose = [.. prompt.Instructions.Select((instruction, index) => strict[index] || instruction.FollowsLoosely(reply))];
        string[] broken = [.. prompt.Names.Where((_, index) => !strict[index])];
        return Score.Of(broken.Length == 0, explanation: broken.Length == 0 ? null : "broken: " + string.Join(", ", broken)) with
        {
            Answer = string.Create(CultureInfo.InvariantCulture, $"{strict.Count(followed => followed)} of {strict.Length}"),
            Parts = new Dictionary<string, double>(prompt.Names.Select((name, index) => KeyValuePair.Create(name, strict[index] ? 1.0 : 0)), StringComparer.Ordinal)
            {
                [PromptLoose] = loose.All(followed => followed) ? 1 : 0,
                [InstructionStrict] = strict.Average(followed => followed ? 1.0 : 0),
                [InstructionLoose] = loose.Average(followed => followed ? 1.0 : 0),
                [InstructionCount] = strict.Length,
            },
        };
    }
}
