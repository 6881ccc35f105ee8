using System.Diagnostics;
using System.Text.Json;
using Plumbline.Runs;

namespace Plumbline.Training.Rewards;

/// <summary>
/// A reward that another program works out. It is started once per batch, without a shell; it reads one JSON object per reply from its standard input
/// (<c>index</c>, <c>row</c>, <c>prompt</c>, <c>reply</c>, <c>ended</c>, <c>columns</c>) and writes one per reply to its standard output
/// (<c>{"index": 0, "reward": 0.5}</c>, or <c>null</c> for none).
/// </summary>
/// <remarks>What the model wrote reaches the program as data on its standard input and nowhere else.</remarks>
public sealed class CommandReward : IRewardFunction
{
    private const int MostErrorText = 300;
    private readonly IReadOnlyList<string> _command;
    private readonly TimeSpan _timeout;

    /// <summary>A reward from a program.</summary>
    /// <param name="name">Name of the reward.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="timeout">Longest time for a batch.</param>
    public CommandReward(string name, IReadOnlyList<string> command, TimeSpan timeout)
    {
        if (command.Count == 0 || string.IsNullOrWhiteSpace(command[0]))
        {
            throw new ArgumentException("there is no program to run", nameof(command));
        }

        Name = name;
        _command = command;
        _timeout = timeout;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    /// <exception cref="RunException">The program cannot be started, fails, takes too long, or answers with something else than rewards.</exception>
    public double?[] Score(IReadOnlyList<RewardRequest> replies, CancellationToken cancellation = default)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_timeout);
        using Process process = Start();
        try
        {
            return Exchange(process, replies, limit.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Fault($"gave no answer within {_timeout.TotalSeconds:0} seconds");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private Process Start()
    {
        ProcessStartInfo start = new(_command[0], _command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or InvalidOperationException or IOException)
        {
            throw Fault($"cannot be started: {exception.Message}", exception);
        }
    }

    private async Task<double?[]> Exchange(Process process, IReadOnlyList<RewardRequest> replies, CancellationToken cancellation)
    {
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
        Task writing = Write(process, replies, cancellation);
        double?[] rewards = new double?[replies.Count];
        bool[] told = new bool[replies.Count];
        while (await process.StandardOutput.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                (int index, double? reward) = Parse(line, replies.Count);
                told[index] = told[index] ? throw Fault($"rewarded reply {index} twice") : true;
                rewards[index] = reward;
            }
        }

        await writing.ConfigureAwait(false);
        await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        string error = await errors.ConfigureAwait(false);
        if (process.ExitCode != 0)
        {
            throw Fault($"ended with exit code {process.ExitCode}: {Shorten(error)}");
        }

        int missing = Array.IndexOf(told, false);
        return missing < 0 ? rewards : throw Fault($"gave no reward for reply {missing}");
    }

    private static async Task Write(Process process, IReadOnlyList<RewardRequest> replies, CancellationToken cancellation)
    {
        try
        {
            for (int i = 0; i < replies.Count; i++)
            {
                RewardRequest reply = replies[i];
                string line = JsonSerializer.Serialize(new { Index = i, reply.Row, reply.Prompt, reply.Reply, reply.Ended, reply.Columns }, RunJson.Line);
                await process.StandardInput.WriteAsync((line + "\n").AsMemory(), cancellation).ConfigureAwait(false);
            }

            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program closed its input or ended; what it answered, or its exit code, tells.
        }
    }

    private (int Index, double? Reward) Parse(string line, int count)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            int index = root.GetProperty("index").GetInt32();
            JsonElement reward = root.GetProperty("reward");
            return index >= 0 && index < count
                ? (index, reward.ValueKind == JsonValueKind.Null ? null : reward.GetDouble())
                : throw Fault($"rewarded reply {index} of {count}");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Fault($"answered '{Shorten(line)}' where {{\"index\": 0, \"reward\": 0.5}} was expected", exception);
        }
    }

    private RunException Fault(string found, Exception? cause = null) =>
        new($"reward '{Name}' ({_command[0]})", found, "mend the program; it reads one JSON object per reply and writes one reward per reply", cause);

    private static string Shorten(string text) => text.Length <= MostErrorText ? text.Trim() : text[..MostErrorText].Trim() + "…";
}
