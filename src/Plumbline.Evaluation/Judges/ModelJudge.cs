using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Judges.Checks;
using Plumbline.Evaluation.Judges.Rubrics;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Solvers;

namespace Plumbline.Evaluation.Judges;

/// <summary>
/// A scorer that asks a judge model about the last reply by a rubric: the value of the grade that most votes gave. Answers off the menu are no votes; without a majority of
/// the votes cast, or with none, the sample is unscored. The conversation and the reply are fenced (<see cref="Fence"/>).
/// </summary>
public sealed class ModelJudge : IModelJudge
{
    /// <summary>The part that holds the share of votes that went to the verdict.</summary>
    public const string Agreement = "agreement";

    private readonly Rubric _rubric;
    private readonly JudgeOptions _options;
    private readonly JudgeCall _call;
    private readonly string[] _menu;

    /// <summary>A judge.</summary>
    /// <param name="judge">Who judges; retries, limits and the cache are its affair.</param>
    /// <param name="rubric">What it judges by; validated.</param>
    /// <param name="options">How it is asked; validated. Default once.</param>
    /// <param name="check">Its check against people, where there is one: believed only if it is of this judge and rubric.</param>
    /// <exception cref="ArgumentException">Rubric or options are not valid.</exception>
    public ModelJudge(IChatClient judge, Rubric rubric, JudgeOptions? options = null, JudgeCheck? check = null)
    {
        ArgumentNullException.ThrowIfNull(judge);
        ArgumentNullException.ThrowIfNull(rubric);
        _rubric = rubric;
        _options = options ?? new JudgeOptions();
        if (rubric.Validate().Concat(_options.Validate()).ToList() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(rubric));
        }

        _call = new JudgeCall(judge, _options);
        _menu = [.. rubric.Grades.Select(grade => grade.Name)];
        RubricDigest = rubric.Digest;
        Check = check is not null && check.IsOf(Name, Model, RubricDigest) ? check : null;
    }

    /// <inheritdoc/>
    public string Name => "judge-" + _rubric.Name;

    /// <inheritdoc/>
    public string Model => _call.Model;

    /// <inheritdoc/>
    public string RubricDigest { get; }

    /// <summary>Its check against people; null where there is none, or that given is of another model or rubric.</summary>
    public JudgeCheck? Check { get; }

    /// <inheritdoc/>
    public JudgeStanding Standing => Check is null ? JudgeStanding.Unchecked : JudgeStanding.Checked;

    /// <inheritdoc/>
    public async ValueTask<Score> ScoreAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        if (string.IsNullOrWhiteSpace(conversation.Reply))
        {
            return Score.Unscored("the reply is blank");
        }

        string request = Request(conversation);
        List<Verdict> verdicts = [];
        for (int vote = 0; vote < _options.Votes; vote++)
        {
            verdicts.Add(await _call.AskAsync(request, _menu, vote, cancellation).ConfigureAwait(false));
        }

        return Decide(verdicts);
    }

    private Score Decide(IReadOnlyList<Verdict> verdicts)
    {
        Verdict[] cast = [.. verdicts.Where(verdict => verdict.Word is not null)];
        if (cast.Length == 0)
        {
            return Score.Unscored(verdicts[0].Reason);
        }

        IGrouping<string, Verdict> most = cast.GroupBy(verdict => verdict.Word!, StringComparer.Ordinal).MaxBy(group => group.Count())!;
        if (most.Count() * 2 <= cast.Length)
        {
            return Score.Unscored($"the judge's votes have no majority: {string.Join(", ", cast.Select(verdict => verdict.Word))}");
        }

        return Score.Of(_rubric.Find(most.Key)!.Value, most.Key, most.First().Reason) with
        {
            Parts = new Dictionary<string, double>(StringComparer.Ordinal) { [Agreement] = (double)most.Count() / verdicts.Count },
        };
    }

    private string Request(Conversation conversation)
    {
        // The reply stands for itself; what led to it, earlier turns of the model included, is context.
        string context = _call.Shown(string.Join("\n\n", conversation.Messages.SkipLast(1).Select(message => $"{message.Role.Value}: {message.Text}")));
        string reply = _call.Shown(conversation.Reply);
        string target = _call.Shown(string.Join("\nor: ", conversation.Sample.Target));
        Fence fence = new(context, reply, target);
        string reference = target.Length == 0 ? "" : "\n\n" + fence.Around("REFERENCE", target);
        return $"{fence.Around("CONVERSATION", context)}{reference}\n\n{fence.Around("REPLY", reply)}\n\n{_rubric.Question}\n\nVerdicts:\n"
            + string.Join('\n', _rubric.Grades.Select(grade => $"\"{grade.Name}\": {grade.Meaning}"));
    }
}
