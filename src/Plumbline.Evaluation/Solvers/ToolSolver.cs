using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Endpoints;

namespace Plumbline.Evaluation.Solvers;

/// <summary>
/// Gives the model tools: what it calls is carried out and the results go back, until it answers without a call. Mistakes of the model, such as a tool that is not
/// there or arguments that do not fit, are told to it and are no failure of the sample.
/// </summary>
public sealed class ToolSolver : ISolver
{
    /// <summary>The note that holds how many calls were carried out.</summary>
    public const string CallsNote = "tool-calls";

    private readonly Func<Conversation, IReadOnlyList<AIFunction>> _tools;
    private readonly ToolSolverOptions _options;
    private readonly TimeProvider _time;

    /// <summary>The same tools for every sample.</summary>
    /// <param name="tools">The tools; safe for several samples at a time.</param>
    /// <param name="options">How far the model may go.</param>
    /// <param name="time">Measures the time of calls.</param>
    public ToolSolver(IReadOnlyList<AIFunction> tools, ToolSolverOptions options, TimeProvider time)
        : this(_ => tools, options, time)
    {
    }

    /// <summary>Tools made anew for each sample, as those that remember something must be.</summary>
    /// <param name="tools">Makes them.</param>
    /// <param name="options">How far the model may go.</param>
    /// <param name="time">Measures the time of calls.</param>
    /// <exception cref="ArgumentException">The options have problems.</exception>
    public ToolSolver(Func<Conversation, IReadOnlyList<AIFunction>> tools, ToolSolverOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(tools);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _tools = tools;
        _options = options;
        _time = time;
    }

    /// <inheritdoc/>
    public string Name => "tools";

    /// <inheritdoc/>
    public async Task SolveAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        IReadOnlyList<AIFunction> tools = _tools(conversation);
        ChatOptions? before = conversation.Options;
        ChatOptions options = before?.Clone() ?? new ChatOptions();
        options.Tools = [.. options.Tools ?? [], .. tools];
        conversation.Options = options;
        int calls = 0;
        try
        {
            for (int round = 1; ; round++)
            {
                await conversation.GenerateAsync(cancellation).ConfigureAwait(false);
                FunctionCallContent[] asked = [.. conversation.Response!.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>()];
                if (asked.Length == 0)
                {
                    return;
                }

                if (round == _options.Rounds)
                {
                    conversation.Ended = $"the model still called tools after {_options.Rounds} rounds";
                    return;
                }

                ChatMessage results = new() { Role = ChatRole.Tool };
                for (int index = 0; index < asked.Length; index++)
                {
                    string result = index < _options.CallsPerRound
                        ? await CallAsync(tools, asked[index], cancellation).ConfigureAwait(false)
                        : $"error: only {_options.CallsPerRound} calls are carried out at a time";
                    results.Contents.Add(new FunctionResultContent(asked[index].CallId, Shortened(result)));
                }

                calls += Math.Min(asked.Length, _options.CallsPerRound);
                conversation.Messages.Add(results);
            }
        }
        finally
        {
            conversation.Options = before;
            conversation.Notes[CallsNote] = calls.ToString(CultureInfo.InvariantCulture);
        }
    }

    private async Task<string> CallAsync(IReadOnlyList<AIFunction> tools, FunctionCallContent call, CancellationToken cancellation)
    {
        if (tools.FirstOrDefault(tool => tool.Name == call.Name) is not { } function)
        {
            return $"error: there is no tool of this name; there are {string.Join(", ", tools.Select(tool => tool.Name))}";
        }

        if (call.Exception is not null)
        {
            return "error: the arguments are not a JSON object";
        }

        using CancellationTokenSource clock = new(_options.CallTimeout, _time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, clock.Token);
        try
        {
            object? result = await function.InvokeAsync(new AIFunctionArguments(call.Arguments), either.Token).AsTask().WaitAsync(either.Token).ConfigureAwait(false);
            return result switch
            {
                null => "",
                string text => text,
                JsonElement { ValueKind: JsonValueKind.String } element => element.GetString()!,
                _ => JsonSerializer.Serialize(result, function.JsonSerializerOptions),
            };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"error: the call took longer than {_options.CallTimeout.TotalSeconds} seconds";
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return $"error: {FailureText.Clean(exception.Message)}";
        }
    }

    private string Shortened(string result)
    {
        if (result.Length <= _options.ResultCharacters)
        {
            return result;
        }

        int half = _options.ResultCharacters / 2;
        return string.Concat(result.AsSpan(0, half), $"\n[{result.Length - (2 * half)} characters cut out]\n", result.AsSpan(result.Length - half));
    }
}
