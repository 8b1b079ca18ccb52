/*
 * What office.js 1.1.110 uses of MicrosoftAjax, written anew (outlook-host-protocol.md §9). With it in the page the
 * loader finds Ajax present and does not ask the CDN. All members below must exist, or it deems Ajax not loaded.
 */
;(() => {
  class StringBuilder {
    parts = []
    append(text) {
      this.parts.push(text)
      return this
    }
    toString() {
      return this.parts.join('')
    }
  }
  window.Sys = {
    StringBuilder,
    Serialization: {
      JavaScriptSerializer: { serialize: (value) => JSON.stringify(value), deserialize: (text) => JSON.parse(text) },
    },
    Debug: { trace: () => undefined },
    Browser: { InternetExplorer: {}, agent: null },
  }
  window.Type = Function
  Function.registerNamespace = (name) => {
    name.split('.').reduce((scope, part) => (scope[part] ??= {}), window)
  }
  Function.prototype.registerClass = function (name, base) {
    if (base) Object.setPrototypeOf(this.prototype, base.prototype)
    return this
  }

  const failure = (name) => (parameter, message) => {
    const error = new Error(message ?? `${name}: ${parameter ?? 'no parameter named'}`)
    error.name = name
    error.paramName = parameter
    return error
  }
  Error.argument = failure('Sys.ArgumentException')
  Error.argumentNull = failure('Sys.ArgumentNullException')
  Error.argumentUndefined = failure('Sys.ArgumentUndefinedException')
  Error.argumentType = (parameter) => failure('Sys.ArgumentTypeException')(parameter)
  Error.argumentOutOfRange = (parameter, _value, message) => failure('Sys.ArgumentOutOfRangeException')(parameter, message)
  Error.parameterCount = (message) => failure('Sys.ParameterCountException')(undefined, message)
  Error.invalidOperation = (message) => failure('Sys.InvalidOperationException')(undefined, message)
  Error.notImplemented = (message) => failure('Sys.NotImplementedException')(undefined, message)

  Function._validateParameter = (value, spec, name) => {
    if (value === undefined) return spec.optional || spec.mayBeNull ? null : Error.argumentUndefined(name)
    if (value === null) return spec.mayBeNull ? null : Error.argumentNull(name)
    return spec.type === undefined || isOfType(value, spec.type) ? null : Error.argumentType(name)
  }
  Function._validateParams = (values, specs) => {
    if (values.length > specs.length) return Error.parameterCount()
    for (const [index, spec] of specs.entries()) {
      const error = Function._validateParameter(values[index], spec, spec.name)
      if (error !== null) return error
    }
    return null
  }

  function isOfType(value, type) {
    if (type === Object) return true
    return value instanceof type || Object(value) instanceof type
  }
})()
