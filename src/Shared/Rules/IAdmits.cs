namespace GainsightEvents.Rules;

/// <summary>A rule that judges values of a type as they are, without boxing them.</summary>
internal interface IAdmits<in T>
{
    bool Admits(T value);
}
