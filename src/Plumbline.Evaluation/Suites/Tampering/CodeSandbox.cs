using System.Collections.Concurrent;
using Plumbline.Sandbox;

namespace Plumbline.Evaluation.Suites.Tampering;

/// <summary>
/// Compiles and runs text written by models in child processes: one that compiles and never runs, others that run and never compile, killed and replaced after each
/// misbehaviour. See docs/decisions/0015-sandbox.md. Safe for any number of callers at a time.
/// </summary>
public sealed class CodeSandbox : IDisposable
{
    private readonly SandboxLimits _limits;
    private readonly SemaphoreSlim _compiling = new(1);
    private readonly SemaphoreSlim _running;
    private readonly SandboxProcess _compiler;
    private readonly ConcurrentBag<SandboxProcess> _idle = [];

    /// <summary>A sandbox; processes start when they are needed, and end with it or with this process.</summary>
    /// <param name="limits">What code may use.</param>
    /// <exception cref="ArgumentException">The limits are invalid.</exception>
    public CodeSandbox(SandboxLimits? limits = null)
    {
        _limits = limits ?? new SandboxLimits();
        if (_limits.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(limits));
        }

        _running = new SemaphoreSlim(_limits.Processes);
        _compiler = new SandboxProcess("compile", _limits.HeapBytes * 4);
    }

    /// <summary>Compiles files together.</summary>
    /// <param name="files">Names, for error lines, and texts.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SuiteException">The process cannot be started.</exception>
    public async Task<CompiledCode> CompileAsync(IReadOnlyList<KeyValuePair<string, string>> files, CancellationToken cancellation)
    {
        await _compiling.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            CompileRequest request = new([.. files.Select(file => new SourceText(file.Key, file.Value))]);
            (CompileAnswer? answer, string? problem) = await _compiler.AskAsync<CompileRequest, CompileAnswer>(request, _limits.Compile, cancellation).ConfigureAwait(false);
            return answer is null
                ? new CompiledCode(null, [], [$"the compiler {problem}"])
                : new CompiledCode(answer.Assembly, answer.Errors, answer.Forbidden);
        }
        finally
        {
            _compiling.Release();
        }
    }

    /// <summary>Runs the tests of a class of an assembly.</summary>
    /// <param name="assembly">What <see cref="CompileAsync"/> made.</param>
    /// <param name="class">The class.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SuiteException">The process cannot be started.</exception>
    public async Task<TestRun> RunAsync(byte[] assembly, string @class, CancellationToken cancellation)
    {
        await _running.WaitAsync(cancellation).ConfigureAwait(false);
        SandboxProcess process = _idle.TryTake(out SandboxProcess? known) ? known : new SandboxProcess("run", _limits.HeapBytes);
        try
        {
            (RunAnswer? answer, string? problem) = await process.AskAsync<RunRequest, RunAnswer>(new RunRequest(assembly, @class), _limits.Run, cancellation).ConfigureAwait(false);
            return answer is null
                ? new TestRun(0, 0, null, problem)
                : new TestRun(answer.Tests.Count(test => test.Passed), answer.Tests.Count, Failure(answer), null);
        }
        finally
        {
            _idle.Add(process);
            _running.Release();
        }
    }

    /// <summary>Ends all processes.</summary>
    public void Dispose()
    {
        _compiler.Dispose();
        while (_idle.TryTake(out SandboxProcess? process))
        {
            process.Dispose();
        }

        _compiling.Dispose();
        _running.Dispose();
    }

    private static string? Failure(RunAnswer answer) =>
        answer.Problem ?? (answer.Tests.FirstOrDefault(test => !test.Passed) is { } failed ? $"{failed.Name}: {failed.Message}" : null);
}
