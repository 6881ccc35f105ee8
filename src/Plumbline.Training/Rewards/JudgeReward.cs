using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Plumbline.Training.Rewards;

/// <summary>A reward that a language model gives: it is shown prompt and reply with instructions, and the number it answers with is the reward.</summary>
/// <remarks>An answer without a number within the bounds is a reward that could not be read; it is counted and left out. Replies are quoted as data; a judge can still be
/// talked round by them, so measure it against people before believing it.</remarks>
public sealed partial class JudgeReward : IRewardFunction
{
    private readonly IChatClient _judge;
    private readonly JudgeRewardOptions _options;

    /// <summary>A reward from a judge.</summary>
    /// <param name="name">Name of the reward.</param>
    /// <param name="judge">The model that judges; not disposed with this.</param>
    /// <param name="options">Instructions and bounds; validated.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public JudgeReward(string name, IChatClient judge, JudgeRewardOptions options)
    {
        IReadOnlyList<string> problems = options.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        Name = name;
        _judge = judge;
        _options = options;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public double?[] Score(IReadOnlyList<RewardRequest> replies, CancellationToken cancellation = default) =>
        ScoreAll(replies, cancellation).GetAwaiter().GetResult();

    /// <summary>The last number of an answer, where it lies within the bounds. What a grade is out of, as in 7/10, is no grade.</summary>
    internal static double? Read(string answer, double lowest, double highest)
    {
        Match? last = Numbers().Matches(answer).LastOrDefault();
        return last is not null && double.TryParse(last.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= lowest && number <= highest
            ? number
            : null;
    }

    private async Task<double?[]> ScoreAll(IReadOnlyList<RewardRequest> replies, CancellationToken cancellation)
    {
        double?[] scores = new double?[replies.Count];
        await Parallel.ForAsync(0, replies.Count, new ParallelOptions { MaxDegreeOfParallelism = _options.Concurrency, CancellationToken = cancellation }, async (i, stop) =>
            scores[i] = await Ask(replies[i], stop).ConfigureAwait(false)).ConfigureAwait(false);
        return scores;
    }

    private async ValueTask<double?> Ask(RewardRequest request, CancellationToken cancellation)
    {
        ChatMessage[] messages =
        [
            new(ChatRole.System, string.Create(CultureInfo.InvariantCulture, $"{_options.Instructions}\nAnswer with one number from {_options.Lowest} to {_options.Highest} and nothing else.")),
            new(ChatRole.User, $"<prompt>\n{request.Prompt}\n</prompt>\n<reply>\n{request.Reply}\n</reply>"),
        ];
        ChatResponse response = await _judge.GetResponseAsync(messages, new ChatOptions { Temperature = 0, MaxOutputTokens = _options.AnswerTokens }, cancellation).ConfigureAwait(false);
        return Read(response.Text, _options.Lowest, _options.Highest);
    }

    [GeneratedRegex(@"(?<!(?:/|out of)\s*-?[0-9.]{0,20})-?[0-9]+(?:\.[0-9]+)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 250)]
    private static partial Regex Numbers();
}

/// <summary>How a judge is asked.</summary>
public sealed record JudgeRewardOptions
{
    /// <summary>What the judge is to look for.</summary>
    public required string Instructions { get; init; }

    /// <summary>Lowest reward, finite.</summary>
    /// <value>Default 0.</value>
    public double Lowest { get; init; }

    /// <summary>Highest reward, finite and above the lowest.</summary>
    /// <value>Default 10.</value>
    public double Highest { get; init; } = 10;

    /// <summary>Longest answer, tokens, at least 1.</summary>
    /// <value>Default 16.</value>
    public int AnswerTokens { get; init; } = 16;

    /// <summary>Questions asked at once, 1 to 64.</summary>
    /// <value>Default 1: a local model answers one at a time.</value>
    public int Concurrency { get; init; } = 1;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(!string.IsNullOrWhiteSpace(Instructions), "the judge has no instructions");
        Check(double.IsFinite(Lowest) && double.IsFinite(Highest) && Lowest < Highest, $"the judge's rewards go from {Lowest} to {Highest}; expected finite numbers, the second above the first");
        Check(AnswerTokens >= 1, $"the judge answers in {AnswerTokens} tokens; expected at least 1");
        Check(Concurrency is >= 1 and <= 64, $"the judge is asked {Concurrency} questions at once; expected 1 to 64");
        return problems;

        void Check(bool fine, string problem)
        {
            if (!fine)
            {
                problems.Add(problem);
            }
        }
    }
}
