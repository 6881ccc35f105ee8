using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Plumbline.Sandbox;

/// <summary>Compiles files in memory against a few assemblies, and refuses what steps outside <see cref="SourceRules"/> or <see cref="AssemblyRules"/>.</summary>
internal sealed class SourceCompiler
{
    private const int LongestSource = 64 << 10;
    private const int MostLines = 5;
    private const int DeepestNesting = 500;
    private const int StackBytes = 512 << 20;
    private static readonly TimeSpan LongestCompilation = TimeSpan.FromSeconds(20);

    private static readonly string[] Assemblies =
        ["System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Linq", "System.Text.RegularExpressions", "System.Runtime.Numerics"];

    private static readonly SourceText Usings = new(
        "Usings.cs", "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Text;");

    private readonly MetadataReference[] _references =
    [
        .. ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator)
            .Where(path => Assemblies.Contains(Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly CSharpParseOptions _parse = new(LanguageVersion.Preview, DocumentationMode.None);

    private readonly CSharpCompilationOptions _options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: false, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false, deterministic: true);

    /// <summary>Compiles.</summary>
    public CompileAnswer Compile(CompileRequest request)
    {
        if (request.Files.Sum(file => (long)file.Text.Length) > LongestSource)
        {
            return new CompileAnswer(null, [$"the files are longer than {LongestSource} characters"], []);
        }

        if (request.Files.Any(file => Depth(file.Text) > DeepestNesting))
        {
            return new CompileAnswer(null, ["the code is nested too deeply"], []);
        }

        // Signs without brackets nest too, and the parser looks at what is left of the stack only now and then: on a common stack such code ends the process before
        // it looks. On a stack that the longest source cannot use up it is an error like any other.
        CompileAnswer? answer = null;
        ExceptionDispatchInfo? fault = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    answer = CompileOnThisThread(request);
                }
                catch (Exception exception)
                {
                    fault = ExceptionDispatchInfo.Capture(exception);
                }
            },
            StackBytes);
        thread.Start();
        thread.Join();
        fault?.Throw();
        return answer!;
    }

    // Brackets inside texts and comments count as well: no honest code has so many.
    private static int Depth(string text)
    {
        int depth = 0;
        int deepest = 0;
        foreach (char letter in text)
        {
            depth = letter switch
            {
                '(' or '[' or '{' => depth + 1,
                ')' or ']' or '}' => Math.Max(0, depth - 1),
                _ => depth,
            };
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }

    private CompileAnswer CompileOnThisThread(CompileRequest request)
    {
        using CancellationTokenSource limit = new(LongestCompilation);
        try
        {
            return Compile([Usings, .. request.Files], limit.Token);
        }
        catch (OperationCanceledException)
        {
            return new CompileAnswer(null, [$"compiling took longer than {LongestCompilation.TotalSeconds} seconds"], []);
        }
        catch (InsufficientExecutionStackException)
        {
            return new CompileAnswer(null, ["the code is nested too deeply"], []);
        }
    }

    private CompileAnswer Compile(SourceText[] files, CancellationToken cancellation)
    {
        SyntaxTree[] trees = [.. files.Select(file => CSharpSyntaxTree.ParseText(Microsoft.CodeAnalysis.Text.SourceText.From(file.Text), _parse, file.Name, cancellation))];
        string[] forbidden = [.. trees.Skip(1).SelectMany(tree => SourceRules.Forbidden(tree.GetRoot(cancellation))).Distinct(StringComparer.Ordinal).Take(MostLines)];
        if (forbidden.Length > 0)
        {
            return new CompileAnswer(null, [], forbidden);
        }

        using MemoryStream assembly = new();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = CSharpCompilation.Create("Candidate", trees, _references, _options).Emit(assembly, cancellationToken: cancellation);
        if (!emitted.Success)
        {
            return new CompileAnswer(null, [.. emitted.Diagnostics.Where(line => line.Severity == DiagnosticSeverity.Error).Take(MostLines).Select(Line)], []);
        }

        string[] outside = [.. AssemblyRules.Forbidden(assembly.ToArray()).Distinct(StringComparer.Ordinal).Take(MostLines)];
        return outside.Length > 0 ? new CompileAnswer(null, [], outside) : new CompileAnswer(assembly.ToArray(), [], []);
    }

    private static string Line(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        string text = $"{place.Path}({place.StartLinePosition.Line + 1}): {diagnostic.Id} {diagnostic.GetMessage()}";
        return text.Length <= 300 ? text : text[..300];
    }
}
