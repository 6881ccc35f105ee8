using System.Runtime.ExceptionServices;
using Plumbline.Models.ChatTemplates.Evaluation;

namespace Plumbline.Models.ChatTemplates.Values;

/// <summary>Stable sorting by keys that are values.</summary>
internal static class ValueOrder
{
    public static List<T> Sort<T>(IEnumerable<T> items, Func<T, IReadOnlyList<object?>> keys, bool reverse, Budget budget)
    {
        Comparer<IReadOnlyList<object?>> comparer = Comparer<IReadOnlyList<object?>>.Create((left, right) =>
        {
            return left.Zip(right).Select(pair =>
            {
                budget.Value(pair.First);
                return Operators.Compare(pair.First, pair.Second);
            }).FirstOrDefault(order => order != 0);
        });
        try
        {
            return [.. reverse ? items.OrderByDescending(keys, comparer) : items.OrderBy(keys, comparer)];
        }
        catch (InvalidOperationException e) when (e.InnerException is TemplateFault)
        {
            ExceptionDispatchInfo.Throw(e.InnerException); // the sort wraps what the comparison throws
            throw;
        }
    }
}
