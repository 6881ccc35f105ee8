using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Plumbline.Sandbox;

/// <summary>What may not stand in the source: what would leave no trace in the compiled references, or would change how other files are read.</summary>
internal static class SourceRules
{
    /// <summary>What is forbidden in a file, in words.</summary>
    public static IEnumerable<string> Forbidden(SyntaxNode root)
    {
        foreach (SyntaxNodeOrToken node in root.DescendantNodesAndTokensAndSelf(descendIntoTrivia: true))
        {
            if (Word(node) is string word)
            {
                yield return word;
            }
        }
    }

    private static string? Word(SyntaxNodeOrToken node) => node.Kind() switch
    {
        SyntaxKind.AttributeList => "an attribute",
        SyntaxKind.DestructorDeclaration => "a finalizer",
        SyntaxKind.UnsafeKeyword or SyntaxKind.FixedKeyword => "unsafe code",
        SyntaxKind.ExternKeyword => "an extern declaration",
        SyntaxKind.GlobalKeyword when node.Parent.IsKind(SyntaxKind.UsingDirective) => "a global using",
        SyntaxKind.MakeRefExpression or SyntaxKind.RefTypeExpression or SyntaxKind.RefValueExpression or SyntaxKind.ArgListExpression => "a typed reference",
        SyntaxKind.PointerType or SyntaxKind.FunctionPointerType => "a pointer",
        SyntaxKind.LineDirectiveTrivia or SyntaxKind.ReferenceDirectiveTrivia or SyntaxKind.LoadDirectiveTrivia => "a directive",
        _ => null,
    };
}
