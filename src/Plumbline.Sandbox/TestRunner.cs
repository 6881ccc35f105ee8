using System.Reflection;
using System.Runtime.Loader;

namespace Plumbline.Sandbox;

/// <summary>Runs the tests of an assembly, each run in a load context of its own, so that no static field outlives it.</summary>
internal static class TestRunner
{
    private const int MostTests = 200;
    private const int LongestMessage = 200;

    /// <summary>Runs them, in the order of their names: a model cannot make the outcome hang on reflection's order.</summary>
    public static RunAnswer Run(RunRequest request)
    {
        AssemblyLoadContext context = new("tests", isCollectible: true);
        try
        {
            using MemoryStream bytes = new(request.Assembly);
            Type? tests = context.LoadFromStream(bytes).GetType(request.Class);
            MethodInfo[] methods =
            [
                .. (tests?.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly) ?? [])
                    .Where(method => !method.IsGenericMethodDefinition && method.GetParameters().Length == 0)
                    .OrderBy(method => method.Name, StringComparer.Ordinal)
                    .Take(MostTests),
            ];
            return methods.Length == 0
                ? new RunAnswer([], $"the class {request.Class} has no test")
                : new RunAnswer([.. methods.Select(Outcome)], null);
        }
        catch (Exception failure)
        {
            return new RunAnswer([], Cut($"{failure.GetType().Name}: {failure.Message}"));
        }
        finally
        {
            context.Unload();
        }
    }

    private static TestOutcome Outcome(MethodInfo method)
    {
        try
        {
            method.Invoke(null, null);
            return new TestOutcome(method.Name, true, null);
        }
        catch (Exception failure)
        {
            Exception cause = failure is TargetInvocationException { InnerException: { } inner } ? inner : failure;
            return new TestOutcome(method.Name, false, Cut($"{cause.GetType().Name}: {cause.Message}"));
        }
    }

    private static string Cut(string text) => text.Length <= LongestMessage ? text : text[..LongestMessage];
}
