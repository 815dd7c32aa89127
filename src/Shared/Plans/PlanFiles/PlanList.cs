using System.Collections.ObjectModel;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>A list that equals another with equal items in equal order, so that the records of a plan compare by what they say.</summary>
internal sealed class PlanList<T>(IEnumerable<T> items) : ReadOnlyCollection<T>([.. items]), IEquatable<PlanList<T>>
{
    public bool Equals(PlanList<T>? other)
    {
        if (other is null || other.Count != Count)
        {
            return false;
        }

        for (var i = 0; i < Count; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(this[i], other[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as PlanList<T>);

    public override int GetHashCode() => this.Aggregate(17, static (hash, item) => unchecked((hash * 31) + (item?.GetHashCode() ?? 0)));
}

internal static class PlanListExtensions
{
    public static PlanList<T> ToPlanList<T>(this IEnumerable<T> items) => new(items);
}
