using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Tasks;

namespace Plumbline.Evaluation.Running;

/// <summary>What exactly is asked, as one digest: resuming with other samples or settings would mix two experiments in one log.</summary>
public static class PlanDigest
{
    /// <summary>
    /// The SHA-256 over target, seed, suites, tasks, samples (name, messages, choices, right answers, condition), epochs, names of solvers and scorers, and the
    /// settings of requests. Limits, confidence and concurrency are left out: a run may be resumed with others.
    /// </summary>
    /// <param name="plans">The suites.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="target">Names the model and where it is asked.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string Of(IReadOnlyList<SuitePlan> plans, EvaluatorOptions options, string target)
    {
        ArgumentNullException.ThrowIfNull(plans);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(target);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Text(hash, $"plumbline.plan/1 {options.Seed} {target}");
        foreach (SuitePlan plan in plans)
        {
            Text(hash, plan.Suite);
            foreach (EvaluationTask task in plan.Tasks)
            {
                Task(hash, task, RequestOptions.Merge(task.Options, options.Request));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Task(IncrementalHash hash, EvaluationTask task, ChatOptions? request)
    {
        Text(hash, $"task {task.Name} {task.Epochs}");
        Texts(hash, task.Solvers.Select(solver => solver.Name));
        Texts(hash, task.Scorers.Select(scorer => scorer.Name));
        Text(hash, $"{request?.Temperature} {request?.TopP} {request?.TopK} {request?.MaxOutputTokens} {request?.Seed} {request?.FrequencyPenalty} {request?.PresencePenalty}");
        Text(hash, $"{request?.Instructions} {request?.ModelId}");
        Texts(hash, request?.StopSequences ?? []);
        Texts(hash, request?.Tools?.Select(tool => tool.Name) ?? []);
        foreach (Sample sample in task.Samples)
        {
            Text(hash, sample.Id);
            Text(hash, sample.Condition);
            Texts(hash, sample.Input.Select(message => $"{message.Role.Value} {message.Text}"));
            Texts(hash, sample.Choices);
            Texts(hash, sample.Target);
        }
    }

    private static void Texts(IncrementalHash hash, IEnumerable<string> texts)
    {
        int count = 0;
        foreach (string text in texts)
        {
            Text(hash, text);
            count++;
        }

        Number(hash, count);
    }

    private static void Text(IncrementalHash hash, string text)
    {
        Number(hash, text.Length);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
    }

    private static void Number(IncrementalHash hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
