#if NETSTANDARD2_0
namespace System.Runtime.CompilerServices;

/// <summary>Lets the compiler accept <c>init</c> on netstandard2.0.</summary>
internal static class IsExternalInit;

/// <summary>Lets the compiler accept <c>required</c> on netstandard2.0.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = false, Inherited = false)]
internal sealed class RequiredMemberAttribute : Attribute;

/// <summary>Lets the compiler accept <c>required</c> on netstandard2.0.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    public string FeatureName { get; } = featureName;
}
#else
// Every init accessor names this type in its signature. A library built against the netstandard2.0 assembly looks for it here, and finds
// the platform's; without the forward its calls fail with a MissingMethodException.
[assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof(System.Runtime.CompilerServices.IsExternalInit))]
#endif
