namespace GainsightEvents.Generators.Tests.Robustness;

/// <summary>A valid source and what has been done to it.</summary>
/// <param name="Number">The number of the event's source; that of all events is what they build on.</param>
/// <param name="Mutations">The edits, in order.</param>
internal sealed record BrokenSource(int Number, Mutation[] Mutations)
{
    public string Text => Mutations.Aggregate(Number < ValidSources.Events.Length ? ValidSources.Events[Number] : ValidSources.Shared, static (source, mutation) => mutation.Apply(source));

    // What a failing property prints.
    public override string ToString() => $"Source {Number}, broken by\n{string.Join<Mutation>("\n", Mutations)}\n\n{Text}";
}
