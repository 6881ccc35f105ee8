using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace Plumbline.Evaluation.Judges.Pairs;

/// <summary>
/// Asks a judge model which of two replies is better, once in each order. Where the orders disagree it is a tie: the judge preferred a place, not a reply; how often it does
/// is reported. Zheng et al. 2023, "Judging LLM-as-a-judge", section 3.4.
/// </summary>
public sealed class PairwiseJudge
{
    private static readonly string[] Menu = ["first", "second", "tie"];
    private readonly JudgeCall _call;
    private readonly string _question;

    /// <summary>A judge of pairs.</summary>
    /// <param name="judge">Who judges.</param>
    /// <param name="question">What makes a reply the better one, in words. Default helpfulness, correctness and doing what was asked.</param>
    /// <param name="options">How it is asked; validated. Votes other than one are not used here.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public PairwiseJudge(IChatClient judge, string question = "Which reply serves the user better? Weigh correctness, helpfulness and whether it does what was asked.", JudgeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(judge);
        ArgumentException.ThrowIfNullOrWhiteSpace(question);
        JudgeOptions asked = (options ?? new JudgeOptions()) with { Votes = 1 };
        if (asked.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _call = new JudgeCall(judge, asked);
        _question = question;
    }

    /// <summary>Who judges: provider and model.</summary>
    public string Model => _call.Model;

    /// <summary>Names the question: SHA-256, in hexadecimal.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("pair\u001F" + _question)));

    /// <summary>Compares two replies.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="reply">One reply.</param>
    /// <param name="other">The other.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<PairVerdict> CompareAsync(string request, string reply, string other, CancellationToken cancellation)
    {
        Verdict straight = await AskAsync(request, reply, other, cancellation).ConfigureAwait(false);
        Verdict swapped = await AskAsync(request, other, reply, cancellation).ConfigureAwait(false);
        double? firstPlace = FirstPlace(straight, swapped);
        if (straight.Word is null || swapped.Word is null)
        {
            return new PairVerdict(null, firstPlace, null, straight.Word is null ? straight.Reason : swapped.Reason);
        }

        double one = Value(straight.Word);
        double two = 1 - Value(swapped.Word);
        bool same = one == two;
        return new PairVerdict(same ? one : 0.5, firstPlace, same, same ? straight.Reason : $"the orders disagree: {straight.Word}, then {swapped.Word}");
    }

    private static double Value(string word) => word switch { "first" => 1, "second" => 0, _ => 0.5 };

    private static double? FirstPlace(params Verdict[] verdicts)
    {
        Verdict[] named = [.. verdicts.Where(verdict => verdict.Word is "first" or "second")];
        return named.Length == 0 ? null : named.Average(verdict => verdict.Word == "first" ? 1.0 : 0);
    }

    private Task<Verdict> AskAsync(string request, string first, string second, CancellationToken cancellation)
    {
        (string asked, string one, string two) = (_call.Shown(request), _call.Shown(first), _call.Shown(second));
        Fence fence = new(asked, one, two);
        return _call.AskAsync(
            $"{fence.Around("REQUEST", asked)}\n\n{fence.Around("FIRST REPLY", one)}\n\n{fence.Around("SECOND REPLY", two)}\n\n{_question} "
            + "The order of the replies is random and means nothing; neither does their length as such.",
            Menu, 0, cancellation);
    }
}
