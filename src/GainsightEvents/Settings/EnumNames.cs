namespace GainsightEvents.Settings;

/// <summary>The names that a choice may have.</summary>
internal static class EnumNames
{
    public static string[] Of<TEnum>()
        where TEnum : struct, Enum =>
#if NET8_0_OR_GREATER
        Enum.GetNames<TEnum>();
#else
        Enum.GetNames(typeof(TEnum));
#endif

    /// <summary>For a message: <c>Us, Eu or Us2</c>.</summary>
    public static string Join(string[] names) => $"{string.Join(", ", names.Take(names.Length - 1))} or {names[names.Length - 1]}";
}
